"""The committee: composed, independent, scoring in secret, weighing the set, one advice."""

from datetime import timedelta
from decimal import Decimal
from statistics import mean
from typing import Any

from django.db.models import Avg, Min

from aanvragen.velden.models import Aanvraag
from beoordeling.advies import services as advies_services
from beoordeling.belangen import services as belangen
from beoordeling.commissie import services as commissie_services
from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.scenario import services as verkenning
from beoordeling.scoren import services as scoren
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.vergadering import services as vergadering
from beoordeling.weging import services as weging
from beoordeling.weging.models import Advies, Adviesregel
from innovatiebudget.demonstratie.queries import aanvraag_van, secretaris_van, voorzitter_van
from innovatiebudget.demonstratie.rekenen import (
    Inhoud,
    doelentekst,
    motiveringstekst,
    scorereden,
    scorewaarde,
    werkdag_na,
)
from innovatiebudget.demonstratie.services.toneel import Toneel, om
from regeling.ronde.models import Criterium, Ronde

AFRONDING = Decimal(5000)  # partly granted amounts are round numbers

DEEL = Decimal("0.8")


def stel_samen(toneel: Toneel, ronde: Ronde, inhoud: Inhoud) -> Commissie:
    """Compose the committee, start it, and let every member declare interests."""
    om(ronde.toetsing_tot + timedelta(days=3), 9)
    zetels, mensen = [], []
    for p in toneel.personen["commissie"]:
        mensen.append(toneel.persoon(p["functie"], p["naam"], p["email"], "de commissie"))
        zetels.append({k: p[k] for k in ("functie", "profielschets", "deskundigheden")})
    commissie = commissie_services.stel_commissie_in(
        wie=toneel.coordinator, ronde=ronde, zetels=zetels
    )
    for zetel, gebruiker in zip(commissie.zetels.order_by("pk"), mensen, strict=True):
        commissie_services.bezet_zetel(wie=toneel.coordinator, zetel=zetel, gebruiker=gebruiker)
    commissie_services.start_commissie(wie=toneel.coordinator, commissie=commissie)
    for zetel in _scorend(commissie):
        _verklaar(toneel, ronde, zetel, inhoud)
    return commissie


def _scorend(commissie: Commissie) -> list[Zetel]:
    """Return the seats that score, in the order of the people."""
    return [z for z in commissie.zetels.select_related("gebruiker").order_by("pk") if z.scoort]


def _verklaar(toneel: Toneel, ronde: Ronde, zetel: Zetel, inhoud: Inhoud) -> None:
    """Declare for the ronde, report the interests of this member, and none in all others."""
    wie = zetel.houder
    belangen.verklaar(wie=wie, zetel=zetel, aanvraag=None, heeft_belang=False, toelichting="")
    for belang in toneel.personen["belangen"]:
        if belang["lid"] == wie.email and belang["aanvraag"] in inhoud:
            aanvraag = aanvraag_van(ronde, inhoud[belang["aanvraag"]]["aanvraag"])
            if aanvraag.status == Aanvraag.Status.TOEGELATEN:
                belangen.verklaar(
                    wie=wie,
                    zetel=zetel,
                    aanvraag=aanvraag,
                    heeft_belang=True,
                    toelichting=belang["toelichting"],
                )
    belangen.verklaar_overige(wie=wie, zetel=zetel)


def _toegelaten(ronde: Ronde, inhoud: Inhoud) -> list[tuple[Aanvraag, dict[str, Any]]]:
    """Return the admitted applications with their content."""
    paren = [(aanvraag_van(ronde, g["aanvraag"]), g["demo"]) for g in inhoud.values()]
    return [(a, demo) for a, demo in paren if a.status == Aanvraag.Status.TOEGELATEN]


def scoor(toneel: Toneel, ronde: Ronde, inhoud: Inhoud, *, deel: int = 100) -> None:
    """Let every member score the first `deel` percent of what is not final yet."""
    commissie = ronde.commissie
    paren = _toegelaten(ronde, inhoud)
    criteria = list(ronde.criteria.filter(gewicht__gt=0))
    niveaus = [niveau["waarde"] for niveau in ronde.schaal]
    for nummer, zetel in enumerate(_scorend(commissie)):
        om(werkdag_na(ronde.toetsing_tot, 5 + nummer), 9)
        belang = set(
            zetel.verklaringen.filter(heeft_belang=True).values_list("aanvraag_id", flat=True)
        )
        definitief = set(
            zetel.beoordelingen.filter(status=Beoordeling.Status.DEFINITIEF).values_list(
                "aanvraag_id", flat=True
            )
        )
        for aanvraag, demo in paren[: len(paren) * deel // 100]:
            if aanvraag.pk not in belang | definitief:
                _scoor_een(zetel, nummer, aanvraag, demo, criteria, niveaus)


def _scoor_een(
    zetel: Zetel,
    nummer: int,
    aanvraag: Aanvraag,
    demo: dict[str, Any],
    criteria: list[Criterium],
    niveaus: list[int],
) -> None:
    """Give one member's scores with reasons and make them final."""
    wie, gegeven = zetel.houder, []
    for criterium in criteria:
        waarde = scorewaarde(
            f"{aanvraag.nummer}.{criterium.nummer}", demo["scores"]["kwaliteit"], nummer, niveaus
        )
        gegeven.append(waarde)
        scoren.geef_score(
            wie=wie,
            aanvraag=aanvraag,
            criterium=criterium,
            waarde=waarde,
            toelichting=scorereden(demo["redenen"], criterium.nummer, waarde, nummer),
        )
    titels = [doel.titel for doel in aanvraag.doelen.all()]
    scoren.maak_definitief(
        wie=wie,
        aanvraag=aanvraag,
        doelen_toelichting=doelentekst(titels, mean(gegeven), nummer, aanvraag.titel),
    )


def begin_weging(toneel: Toneel, ronde: Ronde, inhoud: Inhoud) -> Advies:
    """Open all scores and begin the weighing; choose for most, leave some in doubt."""
    om(ronde.beoordeling_tot, 10)
    for aanvraag, _ in _toegelaten(ronde, inhoud):
        vergadering.open_scores(wie=secretaris_van(ronde), aanvraag=aanvraag)
    om(ronde.beoordeling_tot + timedelta(days=3), 9)
    advies = weging.begin_weging(wie=secretaris_van(ronde), ronde=ronde)
    _kies_vast(ronde, advies)
    om(ronde.beoordeling_tot + timedelta(days=3), 14)
    if ronde.afweging:
        _verken(ronde, advies)
    return advies


SCENARIOS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("Zoals gepubliceerd", "De beste set binnen alle streefgrenzen van de ronde.", {}),
    (
        "Alleen het cijfer",
        "Om te zien wat de streefgrenzen kosten: dezelfde zoektocht zonder die grenzen.",
        {"zonder_grenzen": True},
    ),
)


def _verken(ronde: Ronde, advies: Advies) -> None:
    """Keep two scenarios for the committee to compare."""
    for naam, reden, opties in SCENARIOS:
        verkenning.bewaar_scenario(
            wie=secretaris_van(ronde), advies=advies, naam=naam, reden=reden, **opties
        )


def _kies_vast(ronde: Ronde, advies: Advies) -> None:
    """Put the best in until nine tenths of the ceiling, the next few in doubt, the rest out."""
    ruimte = ronde.subsidieplafond * 9 / 10
    twijfel = 4
    for regel in advies.regels.order_by("-cijfer"):
        wie = secretaris_van(ronde)
        if regel.gevraagd <= ruimte and twijfel == 4:
            weging.kies(wie=wie, regel=regel, keuze=Adviesregel.Keuze.IN)
            ruimte -= regel.gevraagd
        elif twijfel:
            twijfel -= 1  # stays in doubt
        else:
            weging.kies(wie=wie, regel=regel, keuze=Adviesregel.Keuze.UIT)


def adviseer(toneel: Toneel, ronde: Ronde, inhoud: Inhoud) -> Advies:
    """Decide on what was in doubt, write all reasons, and set the advice down."""
    om(ronde.advies_tot - timedelta(days=3), 10)
    advies = Advies.objects.get(ronde=ronde, status=Advies.Status.WEGING)
    _beslis_twijfel(ronde, advies)
    demo = {a.pk: d for a, d in _toegelaten(ronde, inhoud)}
    gekozen = advies.regels.filter(keuze=Adviesregel.Keuze.IN)
    laagste = gekozen.aggregate(Min("cijfer", default=Decimal(10)))["cijfer__min"]
    for regel in advies.regels.all():
        tekst = _motivering(regel, demo[regel.aanvraag_id], laagste)
        weging.motiveer(
            wie=secretaris_van(ronde),
            regel=regel,
            motivering=tekst,
            voorwaarden=(
                "Deel de tussentijdse uitkomsten op een kennissessie."
                if regel.keuze == Adviesregel.Keuze.IN
                else ""
            ),
        )
    weging.schrijf_overwegingen(
        wie=secretaris_van(ronde), advies=advies, **toneel.teksten["overwegingen"][ronde.code]
    )
    om(ronde.advies_tot - timedelta(days=1), 15)
    advies = Advies.objects.get(pk=advies.pk)
    advies = advies_services.stel_advies_vast(wie=voorzitter_van(ronde), advies=advies)
    om(ronde.advies_tot, 9)
    return advies


def _motivering(regel: Adviesregel, demo: dict[str, Any], laagste: Decimal) -> str:
    """Return the reasons in the content, or an argument that follows from the scores.

    `laagste` is the lowest figure with which a project got a place.
    """
    if vast := demo.get("advies"):
        return str(vast["motivering"])
    gemiddeld = (
        Score.objects.filter(beoordeling__aanvraag=regel.aanvraag)
        .values("criterium__nummer", "criterium__gewicht")
        .annotate(gemiddelde=Avg("waarde"))
        .order_by("-gemiddelde", "-criterium__gewicht", "criterium__nummer")
    )
    soort = regel.keuze
    if soort == Adviesregel.Keuze.UIT and (regel.cijfer or 0) > laagste:
        soort = "te_duur"
    return motiveringstekst(
        demo["redenen"],
        soort,
        [rij["criterium__nummer"] for rij in gemiddeld],
        deels=0 < regel.bedrag < regel.gevraagd,
    )


def _beslis_twijfel(ronde: Ronde, advies: Advies) -> None:
    """Grant what still fits, the last one partly, and reject the rest."""
    ruimte = ronde.subsidieplafond - sum(
        r.bedrag for r in advies.regels.filter(keuze=Adviesregel.Keuze.IN)
    )
    for regel in advies.regels.filter(keuze=Adviesregel.Keuze.TWIJFEL).order_by("-cijfer"):
        bedrag = min(regel.gevraagd, (ruimte // AFRONDING) * AFRONDING)
        genoeg = bedrag >= regel.gevraagd * DEEL / 2
        weging.kies(
            wie=secretaris_van(ronde),
            regel=regel,
            keuze=Adviesregel.Keuze.IN if genoeg else Adviesregel.Keuze.UIT,
            bedrag=bedrag if genoeg else None,
        )
        ruimte -= bedrag if genoeg else 0


def adviseer_zoals_in_inhoud(ronde: Ronde, advies: Advies, inhoud: Inhoud) -> None:
    """Choose exactly what the content of a finished ronde says."""
    for aanvraag, demo in _toegelaten(ronde, inhoud):
        vast = demo["advies"]
        uit = vast["uitkomst"] == "afwijzen"
        weging.kies(
            wie=secretaris_van(ronde),
            regel=advies.regels.get(aanvraag=aanvraag),
            keuze=Adviesregel.Keuze.UIT if uit else Adviesregel.Keuze.IN,
            bedrag=None if uit else Decimal(vast["bedrag"]),
        )
