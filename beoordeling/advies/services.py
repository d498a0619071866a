"""Setting down the one advice, and beginning its next version (R25)."""

from beoordeling.advies.queries.inhoud import adviesinhoud
from beoordeling.advies.rekenen import ADVIESDOCUMENT
from beoordeling.scoren.queries.cijfers import cijfers_per_aanvraag
from beoordeling.weging.models import Advies, Adviesregel
from beoordeling.weging.queries import laatste_advies, meetellende_regels, ontbreekt_aan_advies
from beoordeling.weging.rekenen import ADVIESTEKSTEN, NUL
from beoordeling.weging.services import NogNietKlaar
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.canoniek import vingerafdruk
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.tekst import schone_tekst
from kern.documenten import documenten
from kern.logboek.handeling import handeling

VASTSTELLEN = "beoordeling.advies_vaststellen"


def stel_advies_vast(*, wie: Gebruiker, advies: Advies) -> Advies:
    """Freeze the advice: canonical content, SHA-256, and its PDF asked for (R25). By the chair only.

    Raises NogNietKlaar with every point that misses. Nothing in the advice changes any more.
    """
    wat = "beoordeling.stel_advies_vast"
    with handeling(wie=wie, wat=wat, mag=VASTSTELLEN, op=advies) as h:
        vers = vergrendel(advies, "ronde")
        vers.eis_in_weging()
        _ververs_cijfers(vers)
        regels = meetellende_regels(vers)
        verdeeld = sum((regel.bedrag for regel in regels if regel.is_in), NUL)
        if punten := ontbreekt_aan_advies(vers, verdeeld):
            raise NogNietKlaar("Het advies kan nog niet worden vastgesteld.", punten)
        op = tijd.nu()
        vers.inhoud = adviesinhoud(vers, regels, op=op, door=wie)
        vers.sha256 = vingerafdruk(vers.inhoud)
        vers.vastgesteld_door, vers.vastgesteld_op = wie, op
        vers.naar_vastgesteld()
        vers.save()
        documenten.vraag_aan(soort=ADVIESDOCUMENT, onderwerp=vers, wie=wie)
        naar = {"versie": vers.versie, "sha256": vers.sha256}
        zegel = [vers, *vers.regels.all()]
        h.leg_vast(vers, naar=naar, ronde_id=vers.ronde_id, zegel=zegel)
    return vers


def _ververs_cijfers(advies: Advies) -> None:
    """Take over a score that was revised after the weighing began, so that the formula holds (W23)."""
    vergrendel(advies.ronde.commissie)
    cijfers = cijfers_per_aanvraag(advies.ronde)
    regels = [r for r in advies.regels.all() if r.aanvraag_id in cijfers]
    changed = [r for r in regels if r.cijfer != cijfers[r.aanvraag_id].cijfer]
    for regel in changed:
        regel.cijfer = cijfers[regel.aanvraag_id].cijfer
    Adviesregel.objects.bulk_update(changed, ["cijfer"])


def nieuwe_versie(*, wie: Gebruiker, advies: Advies, reden: str) -> Advies:
    """Start a next version from an advice that was set down; the old one stays as it is (R25)."""
    with handeling(wie=wie, wat="beoordeling.nieuwe_versie", mag=VASTSTELLEN, op=advies) as h:
        reden = schone_tekst(reden)
        if not reden:
            raise Fout("Schrijf waarom er een nieuwe versie komt.", veld="reden")
        oud = vergrendel(advies, "ronde")
        if oud.status != Advies.Status.VASTGESTELD or laatste_advies(oud.ronde) != oud:
            raise Fout("Alleen van het laatste vastgestelde advies maakt u een nieuwe versie.")
        nieuw = Advies.objects.create(
            ronde=oud.ronde,
            versie=oud.versie + 1,
            aanleiding=reden,
            **{veld: getattr(oud, veld) for veld in ADVIESTEKSTEN},
        )
        Adviesregel.objects.bulk_create(
            [_kopie(regel, nieuw) for regel in oud.regels.order_by("aanvraag")]
        )
        h.leg_vast(nieuw, naar={"versie": nieuw.versie}, reden=reden, ronde_id=nieuw.ronde_id)
    return nieuw


def _kopie(regel: Adviesregel, advies: Advies) -> Adviesregel:
    """A new row; made in the order of the applications, for no id of a line may tell a figure (W25)."""
    regel.pk, regel._state.adding, regel.advies = None, True, advies
    return regel
