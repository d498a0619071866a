"""Weighing the whole set and setting down the one advice (R23-R25); re-exported by `services`."""

from django.db import transaction

from beoordeling.advies.queries import adviesinhoud
from beoordeling.advies.rekenen import ADVIESDOCUMENT
from beoordeling.commissie.models import Commissie
from beoordeling.scoren.queries.cijfers import cijfers_per_aanvraag
from beoordeling.weging.models import VASTGESTELD, Advies, Adviesregel
from beoordeling.weging.queries import meetellende_regels, ontbreekt_aan_advies
from beoordeling.weging.rekenen import ADVIESTEKSTEN
from beoordeling.weging.services import NogNietKlaar, leg_weging_vast, vergrendel_advies
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.canoniek import vingerafdruk
from kern.basis.fouten import Fout
from kern.basis.tekst import schone_tekst
from kern.documenten import documenten
from kern.toegang.rechten import eis


def stel_advies_vast(*, wie: Gebruiker, advies: Advies) -> Advies:
    """Freeze the advice: canonical content, SHA-256, and its PDF asked for (R25). By the chair only.

    Raises NogNietKlaar with every point that misses. Nothing in the advice changes any more afterwards.
    """
    eis(wie, "beoordeling.advies_vaststellen", advies)
    with transaction.atomic():
        vers = vergrendel_advies(advies)
        _ververs_cijfers(vers)
        if punten := ontbreekt_aan_advies(vers, meetellende_regels(vers)):
            raise NogNietKlaar("Het advies kan nog niet worden vastgesteld.", punten)
        op = tijd.nu()
        vers.inhoud = adviesinhoud(vers, op=op, door=wie.naam)
        vers.sha256 = vingerafdruk(vers.inhoud)
        vers.vastgesteld_door, vers.vastgesteld_op = wie, op
        vers.naar_vastgesteld()
        vers.save()
        documenten.vraag_aan(soort=ADVIESDOCUMENT, onderwerp=vers, wie=wie)
        leg_weging_vast(
            wie, "stel_advies_vast", vers, naar={"versie": vers.versie, "sha256": vers.sha256}
        )
    return vers


def _ververs_cijfers(advies: Advies) -> None:
    """Take over a score that was revised after the weighing began, so that the formula holds (W23)."""
    Commissie.objects.select_for_update().get(ronde=advies.ronde)
    standen = cijfers_per_aanvraag(advies.ronde)
    regels = [r for r in advies.regels.all() if r.aanvraag_id in standen]
    anders = [r for r in regels if r.cijfer != standen[r.aanvraag_id].cijfer]
    for regel in anders:
        regel.cijfer = standen[regel.aanvraag_id].cijfer
    Adviesregel.objects.bulk_update(anders, ["cijfer"])


def nieuwe_versie(*, wie: Gebruiker, advies: Advies, reden: str) -> Advies:
    """Start a next version from an advice that was set down; the old one stays as it is (R25)."""
    eis(wie, "beoordeling.advies_vaststellen", advies)
    reden = schone_tekst(reden)
    if not reden:
        raise Fout("Schrijf waarom er een nieuwe versie komt.", veld="reden")
    with transaction.atomic():
        oud = Advies.objects.select_for_update().get(pk=advies.pk)
        laatste = oud.ronde.adviezen.order_by("-versie").first()
        if oud.status != VASTGESTELD or laatste != oud:
            raise Fout("Alleen van het laatste vastgestelde advies maakt u een nieuwe versie.")
        nieuw = Advies.objects.create(
            ronde=oud.ronde,
            versie=oud.versie + 1,
            aanleiding=reden,
            **{veld: getattr(oud, veld) for veld in ADVIESTEKSTEN},
        )
        Adviesregel.objects.bulk_create([_kopie(regel, nieuw) for regel in oud.regels.all()])
        leg_weging_vast(wie, "nieuwe_versie", nieuw, naar={"versie": nieuw.versie}, reden=reden)
    return nieuw


def _kopie(regel: Adviesregel, advies: Advies) -> Adviesregel:
    regel.pk, regel._state.adding, regel.advies = None, True, advies
    return regel
