"""The content of a ronde as plain data: what is published, hashed and compared (W01).

One shape for three uses: read from the database (`van_ronde`), read from YAML (`invoer.py`), and
frozen in a `RondeVersie`. Amounts are strings, moments ISO in UTC, dates ISO.

What must hold of a ronde before it can be stored or published; every objection in Dutch.

The line of steps of a ronde, derived from its dates (W60).

HTTP in and out of the rondes; all public pages, plus publishing and extending.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from deelnemers.gemeenten.models import Gemeente
from kern.basis.tijd import AMSTERDAM, lokaal, nu
from regeling.ronde.models import Criterium, Doelgroep, Ronde, RondeGemeente
from regeling.ronde.rekenen import (
    AANTAL_KAARTGRENZEN,
    BEDRAGVELDEN,
    CRITERIUMVELDEN,
    DAGVELDEN,
    DEELNAMEVELDEN,
    LANGSTE_MINIMUM,
    LIJSTVELDEN,
    MOMENTVELDEN,
    ONDERDEELVELDEN,
    TEKSTVELDEN,
    VRAAGVELDEN,
    Rondeinhoud,
    Rondeinstellingen,
    dag_als_tekst,
    moment_als_tekst,
)


def _velden(rij: Any, namen: tuple[str, ...]) -> Rondeinhoud:
    return {naam: getattr(rij, naam) for naam in namen}


def inhoud_van_ronde(ronde: Ronde) -> Rondeinhoud:
    """Return the content of a stored ronde; six queries, whatever its size."""
    criteria = ronde.criteria.prefetch_related("vragen")
    deelnames = ronde.deelnames.select_related("gemeente")
    return {
        **_velden(ronde, TEKSTVELDEN),
        **{naam: f"{getattr(ronde, naam):.2f}" for naam in BEDRAGVELDEN},
        **_velden(ronde, LIJSTVELDEN),
        "instellingen": ronde.instellingen.als_inhoud(),
        "kopie_van": ronde.kopie_van.code if ronde.kopie_van else None,
        "data": {
            **{naam: moment_als_tekst(getattr(ronde, naam)) for naam in MOMENTVELDEN},
            **{naam: dag_als_tekst(getattr(ronde, naam)) for naam in DAGVELDEN},
        },
        "gemeenten": sorted((_deelname(rij) for rij in deelnames), key=lambda rij: rij["code"]),
        "doelen": [_velden(rij, ONDERDEELVELDEN) for rij in ronde.doelen.all()],
        "doelgroepen": [
            _velden(rij, (*ONDERDEELVELDEN, "jeugd")) for rij in ronde.doelgroepen.all()
        ],
        "aspecten": [_velden(rij, ONDERDEELVELDEN) for rij in ronde.aspecten.all()],
        "criteria": [_criterium(rij) for rij in criteria],
    }


def _deelname(rij: Any) -> Rondeinhoud:
    return {
        "code": rij.gemeente.code,
        "naam": rij.gemeente.naam,
        **_velden(rij, DEELNAMEVELDEN),
        "verordening_datum": dag_als_tekst(rij.verordening_datum),
    }


def _criterium(rij: Criterium) -> Rondeinhoud:
    vragen = [_velden(vraag, VRAAGVELDEN) for vraag in rij.vragen.all()]
    return {**_velden(rij, CRITERIUMVELDEN), "vragen": vragen}


@dataclass(frozen=True)
class Kaart:
    """The municipalities of all published rondes, each once, and the bounds of the newest ronde."""

    gemeenten: list[Gemeente]
    grenzen: list[int]


def kaart_van_rondes() -> Kaart:
    """Return what a map over all published rondes needs; one query."""
    deelnames = (
        RondeGemeente.objects.filter(ronde__in=Ronde.objects.openbaar())
        .select_related("gemeente", "ronde")
        .only("gemeente", "ronde__kaartgrenzen")
        .order_by("ronde__opent_op", "ronde", "gemeente__naam")
    )
    rijen = list(deelnames)
    return Kaart(
        gemeenten=list({rij.gemeente_id: rij.gemeente for rij in rijen}.values()),
        grenzen=rijen[-1].ronde.kaartgrenzen if rijen else [],
    )


def bezwaren_tegen_inhoud(inhoud: Rondeinhoud) -> list[str]:
    """Return everything that is wrong with the content of a ronde; empty when it is sound."""
    return [
        *_bezwaren_geld(inhoud),
        *_bezwaren_spoor(inhoud),
        *_bezwaren_keuzes(inhoud),
        *_bezwaren_data(inhoud),
        *_bezwaren_gemeenten(inhoud),
        *_bezwaren_criteria(inhoud),
        *_bezwaren_instellingen(inhoud),
        *_bezwaren_dubbel(inhoud),
    ]


def _bezwaren_geld(inhoud: Rondeinhoud) -> Iterator[str]:
    """R01: a ceiling above zero, within the budget of the region."""
    plafond = Decimal(inhoud["subsidieplafond"])
    if plafond <= 0:
        yield "Het subsidieplafond moet meer zijn dan nul."
    if plafond > Decimal(inhoud["budget_totaal"]):
        yield "Het subsidieplafond is hoger dan het hele budget."
    if not 0 <= Decimal(inhoud["inkooppercentage"]) <= 100:
        yield "Het percentage van het inkoopbudget ligt niet tussen 0 en 100."


def _bezwaren_spoor(inhoud: Rondeinhoud) -> Iterator[str]:
    """R02: a local ronde is of one municipality, a regional one of several."""
    aantal = len(inhoud["gemeenten"])
    if inhoud["spoor"] == Ronde.Spoor.LOKAAL and aantal != 1:
        yield f"Een lokale ronde is van precies één gemeente, niet van {aantal}."
    if inhoud["spoor"] == Ronde.Spoor.REGIONAAL and aantal < 2:
        yield "Aan een regionale ronde doen twee of meer gemeenten mee."


def _bezwaren_keuzes(inhoud: Rondeinhoud) -> Iterator[str]:
    """Only choices the portal knows."""
    for veld in ("spoor", "verdeelsleutel", "gevolg_afwijking", "verbeterverzoek"):
        mogelijk = dict(Ronde._meta.get_field(veld).choices)
        if inhoud[veld] not in mogelijk:
            yield f"Bij {veld} kan alleen: {', '.join(mogelijk)}."


def _bezwaren_data(inhoud: Rondeinhoud) -> Iterator[str]:
    """The days come in the order of the procedure."""
    data = inhoud["data"]
    opent, sluit = (datetime.fromisoformat(data[naam]) for naam in ("opent_op", "sluit_op"))
    if opent >= sluit:
        yield "De ronde sluit voordat zij opent."
    vorige = lokaal(sluit).date()
    for naam in DAGVELDEN:
        dag = date.fromisoformat(data[naam])
        if dag < vorige:
            yield f"De dag bij {naam} ligt voor de stap daarvoor."
        vorige = dag


def _bezwaren_gemeenten(inhoud: Rondeinhoud) -> Iterator[str]:
    """R05: a municipality that doesn't exist on the first day can't take part; name who does."""
    dag = lokaal(datetime.fromisoformat(inhoud["data"]["opent_op"])).date()
    codes = [rij["code"] for rij in inhoud["gemeenten"]]
    rijen = Gemeente.objects.filter(code__in=codes).select_related("opgevolgd_door")
    for gemeente in rijen:
        if not gemeente.bestond_op(dag):
            opvolger = gemeente.opvolger(dag)
            tip = f" Neem {opvolger} op." if opvolger != gemeente else ""
            yield f"De gemeente {gemeente} bestaat niet als de ronde opent.{tip}"


def _bezwaren_criteria(inhoud: Rondeinhoud) -> Iterator[str]:
    """R04, W23: there are criteria, and the weights of those that are scored add up to 100."""
    if not inhoud["criteria"]:
        yield "Er zijn geen criteria."
    som = sum(rij["gewicht"] for rij in inhoud["criteria"])
    if som != 100:
        yield f"De gewichten van de criteria zijn samen {som}. Dat moet 100 zijn."
    if len(inhoud["schaal"]) < 2:
        yield "De schaal heeft minder dan twee niveaus."
    niveaus = [rij["waarde"] for rij in inhoud["schaal"]]
    if niveaus != sorted(niveaus):
        yield "De schaal loopt niet van laag naar hoog."


def _bezwaren_instellingen(inhoud: Rondeinhoud) -> Iterator[str]:
    """R20, R42, W22, W30: numbers that can be lived by, obligations with words in them."""
    gekozen = Rondeinstellingen.uit(inhoud["instellingen"])
    if not 1 <= gekozen.quorum <= gekozen.commissie_minimum <= gekozen.commissie_maximum:
        yield (
            "Het quorum is ten minste één, niet hoger dan het kleinste aantal leden van de commissie, "
            "en dat is niet hoger dan het grootste."
        )
    if not 1 <= gekozen.verschil_bespreken < len(inhoud["schaal"]):
        yield "Het verschil dat wordt besproken past niet op de schaal."
    if max(gekozen.reden_minimum, gekozen.motivering_minimum) > LANGSTE_MINIMUM:
        yield f"Een reden van ten minste meer dan {LANGSTE_MINIMUM} tekens kan niet."
    grenzen = gekozen.kaartgrenzen
    if len(grenzen) != AANTAL_KAARTGRENZEN or grenzen != sorted(set(grenzen)) or not all(grenzen):
        yield f"Een kaart heeft {AANTAL_KAARTGRENZEN} grenzen, van laag naar hoog."
    if not gekozen.verplichtingen or not all(tekst.strip() for tekst in gekozen.verplichtingen):
        yield "Bij verplichtingen staat niets of een lege zin."
    if sum(rij["belofte_kennisdeling"] for rij in inhoud["criteria"]) > 1:
        yield "De belofte om kennis te delen hoort bij één criterium."


def _bezwaren_dubbel(inhoud: Rondeinhoud) -> Iterator[str]:
    """A code or number occurs once."""
    for naam, sleutel in (
        ("gemeenten", "code"),
        ("doelen", "code"),
        ("doelgroepen", "code"),
        ("aspecten", "code"),
        ("criteria", "nummer"),
    ):
        gezien = [rij[sleutel] for rij in inhoud[naam]]
        if dubbel := sorted({str(code) for code in gezien if gezien.count(code) > 1}):
            yield f"Bij {naam} komt {', '.join(dubbel)} vaker voor."


@dataclass(frozen=True)
class Rondefase:
    """A step with the moment it begins and the moment the next one begins (None: no end)."""

    code: str
    van: datetime
    tot: datetime | None


def _middernacht(dag: date) -> datetime:
    """Return the first instant of a Dutch day."""
    return datetime.combine(dag, time(), tzinfo=AMSTERDAM)


def _begin_dag_na(dag: date) -> datetime:
    return _middernacht(dag + timedelta(days=1))


def fasen_van_ronde(ronde: Ronde) -> list[Rondefase]:
    """Return the steps in order, each beginning where the one before ends; no gaps.

    A local ronde has no committee, so no advice (R02). Evaluation begins the day after the last
    report is due, at the latest on the day it must be ready.
    """
    laatste = max((date.fromisoformat(r["uiterlijk"]) for r in ronde.rapportages), default=None)
    evaluatie = min(filter(None, (laatste, ronde.evaluatie_uiterlijk)))
    begin = {
        "openbaar": ronde.gepubliceerd_op or ronde.publicatie_gepland or ronde.opent_op,
        "open": ronde.opent_op,
        "toetsing": ronde.sluit_op,
        "beoordeling": _begin_dag_na(ronde.toetsing_tot),
        "advies": _begin_dag_na(ronde.beoordeling_tot),
        "besluitvorming": _begin_dag_na(ronde.advies_tot),
        "uitvoering": _middernacht(ronde.uitvoering_van),
        "evaluatie": max(_begin_dag_na(evaluatie), _middernacht(ronde.uitvoering_van)),
    }
    if not ronde.heeft_commissie:
        del begin["advies"]
        begin["besluitvorming"] = _begin_dag_na(ronde.beoordeling_tot)
    codes = list(begin)
    einden = [*(begin[code] for code in codes[1:]), None]
    return [Rondefase(code, begin[code], tot) for code, tot in zip(codes, einden, strict=True)]


def huidige_fase(ronde: Ronde) -> str:
    """Return the code of the step the ronde is in now; `openbaar` also before it is published."""
    moment = nu()
    bezig = [fase.code for fase in fasen_van_ronde(ronde) if fase.van <= moment]
    return bezig[-1] if bezig and ronde.gepubliceerd_op else "openbaar"


def lopende_ronde() -> Ronde | None:
    """Return the regional ronde that is going on: the published one that opened last."""
    return Ronde.objects.openbaar().filter(spoor=Ronde.Spoor.REGIONAAL).first()


def doelgroepnamen() -> dict[str, str]:
    """Return every target group there is by its code; a later ronde gives the name; one query."""
    rijen = Doelgroep.objects.order_by("ronde__opent_op", "code")
    return dict(rijen.values_list("code", "titel"))


def openstelling(ronde: Ronde) -> str:
    """Return where applying stands: concept, straks, open or dicht."""
    if not ronde.is_openbaar:
        return "concept"
    if nu() < ronde.opent_op:
        return "straks"
    return "open" if ronde.is_open else "dicht"
