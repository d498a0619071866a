"""The beschikking per project: made once every college decided, and sent (W30)."""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from beoordeling.weging.models import Adviesregel
from besluitvorming.beschikking.models import DOCUMENTSOORT, Beschikking
from besluitvorming.beschikking.queries.briefinhoud import stel_inhoud_op
from besluitvorming.besluiten.models import Projectbesluit
from besluitvorming.besluiten.rekenen import toe_te_kennen
from besluitvorming.verdeling.models import Aandeel
from deelnemers.personen.models import Gebruiker
from kern.basis import termijnen, tijd
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.termijnen import bezwaartermijn
from kern.documenten import documenten
from kern.logboek.handeling import handeling
from kern.post import mail
from regeling.ronde.models import Ronde


def maak_beschikking(*, wie: Gebruiker, aanvraag: Aanvraag) -> Beschikking:
    """Write the beschikking once every college of the project decided; its content is frozen.

    What a deviating college means is the published setting of the ronde (R32): each its own share,
    or all or nothing. Raises Fout while a college has not decided, or when the letter exists.
    """
    with handeling(
        wie=wie,
        wat="besluitvorming.maak_beschikking",
        mag="besluitvorming.maak_beschikking",
        op=aanvraag,
    ) as act:
        # the ronde first, as for every decision: what is granted is counted under that lock (W31)
        ronde = vergrendel(aanvraag.ronde)
        aanvraag = vergrendel(aanvraag, "penvoerder")
        aanvraag.ronde = ronde
        besluiten = _alle_besluiten(aanvraag)
        regel = Adviesregel.objects.select_related("advies").get(
            aanvraag=aanvraag, advies=besluiten[0].aandeel.advies_id
        )
        bedrag = toe_te_kennen(
            [(besluit.aandeel.bedrag, besluit.bedrag) for besluit in besluiten],
            alles_of_niets=ronde.gevolg_afwijking == Ronde.Gevolg.ALLES_OF_NIETS,
        )
        beschikking = Beschikking.objects.create(
            aanvraag=aanvraag,
            advies=regel.advies,
            kenmerk=f"{aanvraag.nummer}-B",
            uitkomst=_uitkomst(bedrag, regel),
            bedrag=bedrag,
            inhoud=stel_inhoud_op(aanvraag, regel, besluiten, bedrag),
            datum=tijd.vandaag(),
        )
        documenten.vraag_aan(soort=DOCUMENTSOORT, onderwerp=aanvraag, wie=wie)
        naar = {
            "kenmerk": beschikking.kenmerk,
            "uitkomst": beschikking.uitkomst,
            "bedrag": bedrag,
        }
        act.leg_vast(aanvraag, naar=naar, ronde_id=ronde.pk, zegel=[beschikking])
    return beschikking


def _alle_besluiten(aanvraag: Aanvraag) -> list[Projectbesluit]:
    """Return the decisions of all colleges; refuse while one is missing (R30)."""
    if Beschikking.objects.filter(aanvraag=aanvraag).exists():
        raise Fout(f"Voor {aanvraag.nummer} is al een beschikking gemaakt.")
    aandelen = Aandeel.objects.geldend().filter(aanvraag=aanvraag)
    aandelen = aandelen.select_related("gemeente", "besluit")
    if not aandelen:
        raise Fout("Het advies over dit project ligt niet bij de colleges.")
    if open_ := [a.gemeente.naam for a in aandelen if a.besloten is None]:
        raise Fout(
            f"Nog niet alle colleges hebben besloten over {aanvraag.nummer}: {', '.join(open_)}. "
            "Wacht tot zij hun besluit hebben vastgelegd."
        )
    besluiten = Projectbesluit.objects.filter(aandeel__in=aandelen)
    met_alles = besluiten.select_related("aandeel__gemeente", "collegebesluit")
    return list(met_alles.order_by("aandeel__gemeente__naam"))


def _uitkomst(bedrag: Decimal, regel: Adviesregel) -> str:
    """Tell whether all, a part or nothing of what was asked is granted."""
    if not bedrag:
        return Beschikking.Uitkomst.AFGEWEZEN
    if bedrag < regel.gevraagd:
        return Beschikking.Uitkomst.GEDEELTELIJK
    return Beschikking.Uitkomst.TOEGEKEND


def verstuur_beschikking(*, wie: Gebruiker, beschikking: Beschikking) -> Beschikking:
    """Send the letter: the applicant gets a mail, the term of six weeks starts the day after.

    The PDF is made once more, now with the day of sending and the last day to object (W30). Raises
    Fout when it was sent before.
    """
    with handeling(
        wie=wie,
        wat="besluitvorming.verstuur_beschikking",
        mag="besluitvorming.maak_beschikking",
        op=beschikking.aanvraag,
    ) as act:
        beschikking = vergrendel(beschikking, "aanvraag__ronde")
        if beschikking.verzonden_op:
            raise Fout(f"Beschikking {beschikking.kenmerk} is al verzonden.")
        termijn = bezwaartermijn(tijd.vandaag())
        beschikking.verzonden_op = tijd.nu()
        beschikking.bezwaar_tot = termijn.einde
        beschikking.save(update_fields=["verzonden_op", "bezwaar_tot"])
        aanvraag = beschikking.aanvraag
        documenten.vraag_aan(
            soort=DOCUMENTSOORT,
            onderwerp=aanvraag,
            wie=wie,
            gegevens={
                "verzonden": tijd.vandaag().isoformat(),
                "bezwaar_tot": termijn.einde.isoformat(),
                "uitleg": termijn.uitleg,
            },
        )
        _bericht_aanvrager(beschikking, termijn.einde)
        naar = {"kenmerk": beschikking.kenmerk, "bezwaar_tot": termijn.einde}
        act.leg_vast(aanvraag, naar=naar, ronde_id=aanvraag.ronde_id, zegel=[beschikking])
    return beschikking


def _bericht_aanvrager(beschikking: Beschikking, bezwaar_tot: date) -> None:
    """Tell the applicant that the letter is there; what it says stands in the letter only."""
    aanvraag = beschikking.aanvraag
    mail.stuur(
        aan=[aanvraag.contact_email],
        sjabloon="beschikking",
        context={
            "titel": aanvraag.titel,
            "nummer": aanvraag.nummer,
            "kenmerk": beschikking.kenmerk,
            "contactpersoon": aanvraag.contactpersoon,
            "bezwaar_tot": termijnen.datum_lang(bezwaar_tot),
            "url": settings.SITE_URL + reverse("dossier_tab", args=[aanvraag.nummer, "besluiten"]),
        },
        sleutel=f"beschikking:{beschikking.pk}",
    )
