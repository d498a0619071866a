"""Declarations of interest (W20): for the ronde first, then per application; a change is a new
row.
"""

from django.db import transaction

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.belangen.queries import laatste_verklaringen_van
from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.commissie.queries import werkt_bij_aanvrager, werkzaam_bij_aanvragers
from beoordeling.vergadering.models import Bespreking
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.tekst import schone_tekst
from kern.logboek import schrijven
from kern.toegang.rechten import eis


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
    eis(wie, "beoordeling.verklaren", zetel)
    toelichting = schone_tekst(toelichting)
    if heeft_belang and not toelichting:
        raise Fout("Schrijf in één zin wat uw belang is.", "toelichting")
    with transaction.atomic():
        zetel = _vergrendeld(zetel)
        eerder = laatste_verklaringen_van(zetel)
        vorige = eerder.get(aanvraag.pk if aanvraag else None)
        if vorige and (vorige.heeft_belang, vorige.toelichting) == (heeft_belang, toelichting):
            return vorige
        if aanvraag:
            _eis_mogelijk(zetel, aanvraag, eerder, heeft_belang)
        elif not heeft_belang:
            _eis_geen_aanvrager(zetel)
        verklaring = Belangenverklaring.objects.create(
            zetel=zetel,
            aanvraag=aanvraag,
            heeft_belang=heeft_belang,
            toelichting=toelichting,
            op=tijd.nu(),
        )
        schrijven.leg_vast(
            wie=wie,
            wat="beoordeling.verklaar",
            onderwerp=aanvraag or zetel.commissie,
            naar={"belang": heeft_belang},
            ronde_id=zetel.commissie.ronde_id,
        )
    return verklaring


def verklaar_overige(*, wie: Gebruiker, zetel: Zetel) -> int:
    """Declare "no interest" in every admitted application left; returns how many."""
    eis(wie, "beoordeling.verklaren", zetel)
    with transaction.atomic():
        zetel = _vergrendeld(zetel)
        eerder = laatste_verklaringen_van(zetel)
        _eis_ronde_verklaard(eerder)
        _eis_geen_aanvrager(zetel)
        ronde = zetel.commissie.ronde
        open_staand = Aanvraag.objects.filter(ronde=ronde).toegelaten().exclude(pk__in=list(eerder))
        nu = tijd.nu()
        rijen = Belangenverklaring.objects.bulk_create(
            Belangenverklaring(zetel=zetel, aanvraag=aanvraag, heeft_belang=False, op=nu)
            for aanvraag in open_staand
        )
        if rijen:
            schrijven.leg_vast(
                wie=wie,
                wat="beoordeling.verklaar_overige",
                onderwerp=zetel.commissie,
                naar={"aantal": len(rijen)},
                ronde_id=ronde.pk,
            )
    return len(rijen)


def _vergrendeld(zetel: Zetel) -> Zetel:
    """Lock the seat; its committee must have started and the seat must score."""
    Zetel.objects.select_for_update().get(pk=zetel.pk)
    zetel = Zetel.objects.select_related("commissie__ronde").get(pk=zetel.pk)
    if not zetel.scoort:
        raise Fout("De secretaris geeft geen scores en hoeft geen belang te melden.")
    if zetel.commissie.status != Commissie.Status.GESTART:
        raise Fout("De commissie is nog niet gestart. U krijgt bericht als u kunt beginnen.")
    return zetel


def _eis_ronde_verklaard(eerder: dict) -> None:
    """Nothing per application before "no interest" in the ronde."""
    ronde = eerder.get(None)
    if ronde is None:
        raise Fout("Vul eerst de verklaring voor de hele ronde in. Daarna ziet u de aanvragen.")
    if ronde.heeft_belang:
        raise Fout("U heeft een belang bij deze ronde gemeld. U kunt geen aanvragen beoordelen.")


def _eis_mogelijk(zetel: Zetel, aanvraag: Aanvraag, eerder: dict, heeft_belang: bool) -> None:
    _eis_ronde_verklaard(eerder)
    toegelaten = Aanvraag.objects.filter(ronde_id=zetel.commissie.ronde_id).toegelaten()
    if not toegelaten.filter(pk=aanvraag.pk).exists():
        raise Fout("Deze aanvraag is niet toegelaten tot de beoordeling.")
    if heeft_belang:
        return
    if werkt_bij_aanvrager(zetel.houder.pk, aanvraag):
        raise Fout("U werkt bij een organisatie van deze aanvraag. Meld dat u een belang heeft.")
    vorige = eerder.get(aanvraag.pk)
    if vorige and vorige.heeft_belang and Bespreking.objects.filter(aanvraag=aanvraag).exists():
        raise Fout(
            "De scores van deze aanvraag zijn al open. Uw melding van een belang blijft staan."
        )


def _eis_geen_aanvrager(zetel: Zetel) -> None:
    if werkzaam_bij_aanvragers([zetel.houder.pk], zetel.commissie.ronde):
        raise Fout("U werkt bij een organisatie die in deze ronde aanvraagt. Meld uw belang.")
