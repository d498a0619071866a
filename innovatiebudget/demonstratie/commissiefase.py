"""The committee: composed, independent, scoring in secret, weighing the set, one advice."""

from datetime import timedelta
from decimal import Decimal
from statistics import mean
from typing import Any

from django.db.models import Avg, Min

from aanvragen.models import Aanvraag
from beoordeling import services as beoordeling
from beoordeling.models import Advies, Adviesregel, Commissie, Score, Zetel
from innovatiebudget.demonstratie import scores
from innovatiebudget.demonstratie.toneel import Toneel, aanvraag_van, om, werkdag_na
from regeling.models import Ronde

AFRONDING = Decimal(5000)  # partly granted amounts are round numbers
DEEL = Decimal("0.8")
Inhoud = dict[str, dict[str, Any]]


def stel_samen(toneel: Toneel, ronde: Ronde, inhoud: Inhoud) -> Commissie:
    """Compose the committee, start it, and let every member declare interests."""
    om(ronde.toetsing_tot + timedelta(days=3), 9)
    zetels, mensen = [], []
    for p in toneel.personen["commissie"]:
        mensen.append(toneel.persoon(p["functie"], p["naam"], p["email"], "de commissie"))
        zetels.append({k: p[k] for k in ("functie", "profielschets", "deskundigheden")})
    commissie = beoordeling.stel_commissie_in(wie=toneel.coordinator, ronde=ronde, zetels=zetels)
    for zetel, gebruiker in zip(commissie.zetels.order_by("pk"), mensen, strict=True):
        beoordeling.bezet_zetel(wie=toneel.coordinator, zetel=zetel, gebruiker=gebruiker)
    beoordeling.start_commissie(wie=toneel.coordinator, commissie=commissie)
    for zetel in _scorend(commissie):
        _verklaar(toneel, ronde, zetel, inhoud)
    return commissie


def _scorend(commissie: Commissie) -> list[Zetel]:
    """Return the seats that score, in the order of the people."""
    return [z for z in commissie.zetels.select_related("gebruiker").order_by("pk") if z.scoort]


def _verklaar(toneel: Toneel, ronde: Ronde, zetel: Zetel, inhoud: Inhoud) -> None:
    """Declare for the ronde, report the interests of this member, and none in all others."""
    wie = zetel.gebruiker
    beoordeling.verklaar(wie=wie, zetel=zetel, aanvraag=None, heeft_belang=False, toelichting="")
    for belang in toneel.personen["belangen"]:
        if belang["lid"] == wie.email and belang["aanvraag"] in inhoud:
            aanvraag = aanvraag_van(ronde, inhoud[belang["aanvraag"]]["aanvraag"])
            if aanvraag.status == Aanvraag.Status.TOEGELATEN:
                beoordeling.verklaar(
                    wie=wie,
                    zetel=zetel,
                    aanvraag=aanvraag,
                    heeft_belang=True,
                    toelichting=belang["toelichting"],
                )
    beoordeling.verklaar_overige(wie=wie, zetel=zetel)


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
            zetel.beoordelingen.filter(status="definitief").values_list("aanvraag_id", flat=True)
        )
        for aanvraag, demo in paren[: len(paren) * deel // 100]:
            if aanvraag.pk not in belang | definitief:
                _scoor_een(zetel, nummer, aanvraag, demo, criteria, niveaus)


def _scoor_een(
    zetel: Zetel, nummer: int, aanvraag: Aanvraag, demo: dict, criteria: list, niveaus: list[int]
) -> None:
    """Give one member's scores with reasons and make them final."""
    wie, gegeven = zetel.gebruiker, []
    for criterium in criteria:
        waarde = scores.waarde(
            f"{aanvraag.nummer}.{criterium.nummer}", demo["scores"]["kwaliteit"], nummer, niveaus
        )
        gegeven.append(waarde)
        beoordeling.geef_score(
            wie=wie,
            aanvraag=aanvraag,
            criterium=criterium,
            waarde=waarde,
            toelichting=scores.reden(demo["redenen"], criterium.nummer, waarde, nummer),
        )
    titels = [doel.titel for doel in aanvraag.doelen.all()]
    beoordeling.maak_definitief(
        wie=wie,
        aanvraag=aanvraag,
        doelen_toelichting=scores.doelen(titels, mean(gegeven), nummer, aanvraag.titel),
    )


def secretaris(ronde: Ronde) -> Any:
    """Return the secretaris of the committee."""
    return ronde.commissie.zetels.get(functie=Zetel.Functie.SECRETARIS).gebruiker


def voorzitter(ronde: Ronde) -> Any:
    """Return the chair of the committee."""
    return ronde.commissie.zetels.get(functie=Zetel.Functie.VOORZITTER).gebruiker


def begin_weging(toneel: Toneel, ronde: Ronde, inhoud: Inhoud) -> Advies:
    """Open all scores and begin the weighing; choose for most, leave some in doubt."""
    om(ronde.beoordeling_tot, 10)
    for aanvraag, _ in _toegelaten(ronde, inhoud):
        beoordeling.open_scores(wie=secretaris(ronde), aanvraag=aanvraag)
    om(ronde.beoordeling_tot + timedelta(days=3), 9)
    advies = beoordeling.begin_weging(wie=secretaris(ronde), ronde=ronde)
    _kies_vast(ronde, advies)
    om(ronde.beoordeling_tot + timedelta(days=3), 14)
    return advies


def _kies_vast(ronde: Ronde, advies: Advies) -> None:
    """Put the best in until nine tenths of the ceiling, the next few in doubt, the rest out."""
    ruimte = ronde.subsidieplafond * 9 / 10
    twijfel = 4
    for regel in advies.regels.order_by("-cijfer"):
        wie = secretaris(ronde)
        if regel.gevraagd <= ruimte and twijfel == 4:
            beoordeling.kies(wie=wie, regel=regel, keuze=Adviesregel.Keuze.IN)
            ruimte -= regel.gevraagd
        elif twijfel:
            twijfel -= 1  # stays in doubt
        else:
            beoordeling.kies(wie=wie, regel=regel, keuze=Adviesregel.Keuze.UIT)


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
        beoordeling.motiveer(
            wie=secretaris(ronde),
            regel=regel,
            motivering=tekst,
            voorwaarden=(
                "Deel de tussentijdse uitkomsten op een kennissessie."
                if regel.keuze == "in"
                else ""
            ),
        )
    beoordeling.schrijf_overwegingen(
        wie=secretaris(ronde), advies=advies, **toneel.teksten["overwegingen"][ronde.code]
    )
    om(ronde.advies_tot - timedelta(days=1), 15)
    advies = Advies.objects.get(pk=advies.pk)
    advies = beoordeling.stel_advies_vast(wie=voorzitter(ronde), advies=advies)
    om(ronde.advies_tot, 9)
    return advies


def _motivering(regel: Adviesregel, demo: dict[str, Any], laagste: Decimal) -> str:
    """Return the reasons in the content, or an argument that follows from the scores.

    `laagste` is the lowest figure with which a project got a place.
    """
    if vast := demo.get("advies"):
        return vast["motivering"]
    gemiddeld = (
        Score.objects.filter(beoordeling__aanvraag=regel.aanvraag)
        .values("criterium__nummer", "criterium__gewicht")
        .annotate(gemiddelde=Avg("waarde"))
        .order_by("-gemiddelde", "-criterium__gewicht", "criterium__nummer")
    )
    soort = regel.keuze
    if soort == Adviesregel.Keuze.UIT and regel.cijfer > laagste:
        soort = "te_duur"
    return scores.motivering(
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
        beoordeling.kies(
            wie=secretaris(ronde),
            regel=regel,
            keuze=Adviesregel.Keuze.IN if genoeg else Adviesregel.Keuze.UIT,
            **({"bedrag": bedrag} if genoeg else {}),
        )
        ruimte -= bedrag if genoeg else 0


def adviseer_zoals_in_inhoud(ronde: Ronde, advies: Advies, inhoud: Inhoud) -> None:
    """Choose exactly what the content of a finished ronde says."""
    for aanvraag, demo in _toegelaten(ronde, inhoud):
        vast = demo["advies"]
        uit = vast["uitkomst"] == "afwijzen"
        beoordeling.kies(
            wie=secretaris(ronde),
            regel=advies.regels.get(aanvraag=aanvraag),
            keuze=Adviesregel.Keuze.UIT if uit else Adviesregel.Keuze.IN,
            **({} if uit else {"bedrag": Decimal(vast["bedrag"])}),
        )
