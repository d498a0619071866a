"""Declarations of interest (W20): for the ronde first, then per application."""

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.belangen.queries import Verklaard, laatste_verklaringen_van, te_verklaren
from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.commissie.queries import werkt_bij_aanvrager, werkzaam_bij_aanvragers
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.tekst import schone_tekst
from kern.logboek.handeling import handeling


def verklaar(
    *,
    wie: Gebruiker,
    zetel: Zetel,
    aanvraag: Aanvraag | None,
    heeft_belang: bool,
    toelichting: str = "",
) -> Belangenverklaring:
    """Declare an interest, or none, in the ronde (aanvraag None) or in one application.

    The same declaration twice is one row. With an interest only the title stays visible, also
    when there were scores already: those stop counting. Raises Fout without explanation, out of
    order, for someone of the applying organisation, or when an interest is taken back after the
    scores were opened.
    """
    mag = "beoordeling.verklaren"
    with handeling(wie=wie, wat="beoordeling.verklaar", mag=mag, op=zetel) as h:
        toelichting = schone_tekst(toelichting)
        if heeft_belang and not toelichting:
            raise Fout("Schrijf in één zin wat uw belang is.", "toelichting")
        zetel = _vergrendeld(zetel)
        eerder = laatste_verklaringen_van(zetel)
        vorige = eerder.get(aanvraag.pk if aanvraag else None)
        if vorige and (vorige.heeft_belang, vorige.toelichting) == (heeft_belang, toelichting):
            h.verandert_niets()
            return vorige
        if aanvraag:
            _eis_mogelijk(zetel, aanvraag, eerder, heeft_belang)
        elif not heeft_belang:
            _eis_ronde_mogelijk(zetel, vorige)
        verklaring = Belangenverklaring.objects.create(
            zetel=zetel,
            aanvraag=aanvraag,
            heeft_belang=heeft_belang,
            toelichting=toelichting,
            op=tijd.nu(),
        )
        h.leg_vast(
            aanvraag or zetel.commissie,
            naar={"belang": heeft_belang},
            ronde_id=zetel.commissie.ronde_id,
            zegel=[verklaring],
        )
    return verklaring


def verklaar_overige(*, wie: Gebruiker, zetel: Zetel) -> int:
    """Declare "no interest" in every admitted application left; returns how many."""
    mag = "beoordeling.verklaren"
    with handeling(wie=wie, wat="beoordeling.verklaar_overige", mag=mag, op=zetel) as h:
        zetel = _vergrendeld(zetel)
        _eis_ronde_verklaard(laatste_verklaringen_van(zetel))
        _eis_geen_aanvrager(zetel)
        nu = tijd.nu()
        rijen = Belangenverklaring.objects.bulk_create(
            Belangenverklaring(zetel=zetel, aanvraag=aanvraag, heeft_belang=False, op=nu)
            for aanvraag in te_verklaren(zetel)
        )
        if rijen:
            naar = {"aantal": len(rijen)}
            h.leg_vast(zetel.commissie, naar=naar, ronde_id=zetel.commissie.ronde_id, zegel=rijen)
        else:
            h.verandert_niets()
    return len(rijen)


def _vergrendeld(zetel: Zetel) -> Zetel:
    """Lock the seat; its committee must have started and the seat must score."""
    zetel = vergrendel(zetel, "commissie__ronde", "gebruiker")
    if not zetel.scoort:
        raise Fout("De secretaris geeft geen scores en hoeft geen belang te melden.")
    if zetel.commissie.status != Commissie.Status.GESTART:
        raise Fout("De commissie is nog niet gestart. U krijgt bericht als u kunt beginnen.")
    return zetel


def _eis_ronde_verklaard(eerder: Verklaard) -> None:
    """Nothing per application before "no interest" in the ronde."""
    ronde = eerder.get(None)
    if ronde is None:
        raise Fout("Vul eerst de verklaring voor de hele ronde in. Daarna ziet u de aanvragen.")
    if ronde.heeft_belang:
        raise Fout("U heeft een belang bij deze ronde gemeld. U kunt geen aanvragen beoordelen.")


def _eis_mogelijk(zetel: Zetel, aanvraag: Aanvraag, eerder: Verklaard, heeft_belang: bool) -> None:
    _eis_ronde_verklaard(eerder)
    toegelaten = Aanvraag.objects.filter(ronde_id=zetel.commissie.ronde_id).toegelaten()
    if not toegelaten.filter(pk=aanvraag.pk).exists():
        raise Fout("Deze aanvraag is niet toegelaten tot de beoordeling.")
    if heeft_belang:
        return
    if werkt_bij_aanvrager(zetel.houder.pk, aanvraag):
        raise Fout("U werkt bij een organisatie van deze aanvraag. Meld dat u een belang heeft.")
    vorige = eerder.get(aanvraag.pk)
    if (
        vorige
        and vorige.heeft_belang
        and toegelaten.filter(pk=aanvraag.pk, bespreking__isnull=False)
    ):
        raise Fout(
            "De scores van deze aanvraag zijn al open. Uw melding van een belang blijft staan."
        )


def _eis_ronde_mogelijk(zetel: Zetel, vorige: Belangenverklaring | None) -> None:
    """No interest in the ronde: not for an applicant, nor taken back once anything was opened."""
    _eis_geen_aanvrager(zetel)
    open_ = Aanvraag.objects.filter(ronde=zetel.commissie.ronde_id, bespreking__isnull=False)
    if vorige and vorige.heeft_belang and open_.exists():
        raise Fout("Er zijn al scores open. Uw melding van een belang bij de ronde blijft staan.")


def _eis_geen_aanvrager(zetel: Zetel) -> None:
    if werkzaam_bij_aanvragers([zetel.houder.pk], zetel.commissie.ronde):
        raise Fout("U werkt bij een organisatie die in deze ronde aanvraagt. Meld uw belang.")
