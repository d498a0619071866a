"""Advice before the colleges, decisions and letters for tests; everything through the services."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from aanvragen.velden.models import Aanvraag
from beoordeling.advies import services as advies_services
from beoordeling.vergadering import services as vergadering
from beoordeling.weging import services as weging
from beoordeling.weging.models import Advies
from besluitvorming.beschikking import services as beschikking
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten import services as besluiten_services
from besluitvorming.besluiten.models import Aandeelbesluit, Collegebesluit
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.voorleggen import services as voorleggen
from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.models import Gebruiker
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen_fabriek
from tests.beoordeling import fabriek as beoordeling_fabriek

ADVIES = datetime(2015, 7, 1, 15, 0, tzinfo=fabriek.AMSTERDAM)
BESLUITVORMING = datetime(2015, 7, 14, 16, 0, tzinfo=fabriek.AMSTERDAM)
ZITTING = date(2015, 7, 14)
ARNHEM, RHEDEN = "GM0202", "GM0275"
REDEN = "Het college wil eerst de resultaten van het lopende project zien."
ZETELS = [  # a small committee: fewer scores to give
    ("voorzitter", ["bestuur", "inkoop"], "Vera Voorzitter"),
    ("lid", ["client", "doelgroepen"], "Lars Lid"),
    ("lid", ["zorg", "welzijn"], "Mira Lid"),
    ("secretaris", [], "Sem Secretaris"),
]
BEIDE = [
    {"code": ARNHEM, "bereik": 40, "wijze": "bewoners"},
    {"code": RHEDEN, "bereik": 20, "wijze": "locatie"},
]


def wie(gemeente: Gemeente) -> Gebruiker:
    """Someone who works for this municipality; the same person at every call."""
    bekend = Gebruiker.objects.filter(aanstellingen__gemeente=gemeente).first()
    return bekend or fabriek.medewerker(gemeente)


def adviseer(
    ronde: Ronde, bedragen: dict[int, Decimal | int] | None = None, uit: Sequence[int] = ()
) -> Advies:
    """Let the committee set its advice down: what was asked, or an amount per id, or out."""
    voorzitter = beoordeling_fabriek.scorend(ronde)[0].gebruiker
    secretaris = beoordeling_fabriek.secretaris(ronde)
    advies = weging.begin_weging(wie=secretaris, ronde=ronde)
    for regel in advies.regels.all():
        pk = regel.aanvraag_id
        keuze = {"keuze": "uit"} if pk in uit else {"keuze": "in"}
        if pk not in uit:
            keuze["bedrag"] = Decimal((bedragen or {}).get(pk, regel.gevraagd))
        weging.kies(wie=secretaris, regel=regel, **keuze)
        weging.motiveer(
            wie=secretaris,
            regel=regel,
            motivering="Een helder plan dat past bij de doelen van de ronde en goed te meten is.",
            voorwaarden="Meet ook na afloop.",
        )
    tekst = "De commissie heeft alle projecten naast elkaar gelegd en gewogen."
    weging.schrijf_overwegingen(
        wie=secretaris,
        advies=advies,
        samenvatting=tekst,
        overweging_spreiding=tekst,
        overweging_doelgroepen=tekst,
        overweging_budget=tekst,
    )
    return advies_services.stel_advies_vast(wie=voorzitter, advies=advies)


def beoordeeld(
    aantal: int = 1,
    *,
    titel: str = "Project",
    gemeenten: Sequence[str] | None = None,
    **velden: Any,
) -> list[Aanvraag]:
    """A ronde with so many projects, all scored and open: the committee can begin to weigh."""
    ronde = fabriek.ronde(**velden)
    rijen = BEIDE
    if gemeenten is not None:
        rijen = [
            {"code": c, "bereik": 10 * n + 10, "wijze": "bewoners"} for n, c in enumerate(gemeenten)
        ]
    coordinator = fabriek.coordinator()
    aanvragen = [
        aanvragen_fabriek.toegelaten(
            ronde, wie=coordinator, titel=f"{titel} {n + 1}", gemeenten=rijen
        )
        for n in range(aantal)
    ]
    beoordeling_fabriek.commissie(ronde, zetels=ZETELS, wie=coordinator)
    with fabriek.op(beoordeling_fabriek.BEOORDELING):
        beoordeel(aanvragen)
    return aanvragen


def naar_colleges(
    aanvragen: Sequence[Aanvraag], *, uit: Sequence[int] = (), bedrag: Decimal | int | None = None
) -> Advies:
    """An advice on all scored projects of a ronde before the colleges; `uit`: indexes of rejected."""
    with fabriek.op(ADVIES):
        advies = adviseer(
            aanvragen[0].ronde,
            {a.pk: bedrag for a in aanvragen} if bedrag is not None else None,
            [aanvragen[i].pk for i in uit],
        )
        voorleggen.leg_voor(wie=fabriek.coordinator(), advies=advies)
    return advies


def voorgelegd(
    aantal: int = 1,
    *,
    uit: Sequence[int] = (),
    bedrag: Decimal | int | None = None,
    **velden: Any,
) -> tuple[Advies, list[Aanvraag]]:
    """An advice on `aantal` projects before the colleges; `uit`: indexes of rejected ones."""
    aanvragen = beoordeeld(aantal, **velden)
    return naar_colleges(aanvragen, uit=uit, bedrag=bedrag), aanvragen


def beoordeel(aanvragen: Sequence[Aanvraag]) -> None:
    """Let every member score every application and the secretaris open them."""
    zetels = [
        beoordeling_fabriek.verklaar_vrij(z)
        for z in beoordeling_fabriek.scorend(aanvragen[0].ronde)
    ]
    secretaris = beoordeling_fabriek.secretaris(aanvragen[0].ronde)
    for aanvraag in aanvragen:
        for zetel in zetels:
            beoordeling_fabriek.scoor(zetel, aanvraag, 8)
        vergadering.open_scores(wie=secretaris, aanvraag=aanvraag)


def aandeel(advies: Advies, aanvraag: Aanvraag, code: str = ARNHEM) -> Aandeel:
    """The share of a municipality in a project."""
    return Aandeel.objects.select_related("gemeente").get(
        advies=advies, aanvraag=aanvraag, gemeente__code=code
    )


def volg(rij: Aandeel) -> Aandeelbesluit:
    """The college follows the advice."""
    return Aandeelbesluit(aandeel=rij, volgt=True, bedrag=rij.bedrag)


def wijk_af(rij: Aandeel, bedrag: Decimal | int, reden: str = REDEN) -> Aandeelbesluit:
    """The college grants another amount."""
    return Aandeelbesluit(aandeel=rij, volgt=False, bedrag=Decimal(bedrag), reden=reden)


def zitting(
    advies: Advies,
    code: str = ARNHEM,
    besluiten: Sequence[Aandeelbesluit] | None = None,
    **velden: Any,
) -> Collegebesluit:
    """One sitting of a college: follows the advice on all that is open unless told otherwise."""
    gemeente = fabriek.gemeente(code)
    open_ = Aandeel.objects.open().filter(advies=advies, gemeente=gemeente)
    gegevens: dict[str, Any] = {
        "wie": wie(gemeente),
        "datum": ZITTING,
        "kenmerk": f"BW-{code}-{Collegebesluit.objects.count() + 1}",
        "procedure_gevolgd": True,
        "criteria_toegepast": True,
        **velden,
    }
    return besluiten_services.leg_collegebesluit_vast(
        advies=advies,
        gemeente=gemeente,
        besluiten=list(besluiten) if besluiten is not None else [volg(rij) for rij in open_],
        **gegevens,
    )


def besluit_overal(advies: Advies) -> None:
    """Let all colleges follow the advice."""
    with fabriek.op(BESLUITVORMING):
        codes = (
            Aandeel.objects.open().filter(advies=advies).values_list("gemeente__code", flat=True)
        )
        for code in sorted(set(codes)):
            zitting(advies, code)


def besloten(aantal: int = 1, **velden: Any) -> tuple[Advies, list[Aanvraag]]:
    """All colleges followed the advice."""
    advies, aanvragen = voorgelegd(aantal, **velden)
    besluit_overal(advies)
    return advies, aanvragen


def beschikt(aanvraag: Aanvraag, verzonden: bool = True) -> Beschikking:
    """The letter about a project on which all colleges decided."""
    coordinator = fabriek.coordinator()
    with fabriek.op(BESLUITVORMING):
        brief = beschikking.maak_beschikking(wie=coordinator, aanvraag=aanvraag)
        if verzonden:
            brief = beschikking.verstuur_beschikking(wie=coordinator, beschikking=brief)
    return brief
