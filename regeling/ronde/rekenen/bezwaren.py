"""What must hold of a ronde before it can be stored or published; every objection in Dutch.

Serves R01, R02, R04, R20, R42, W22, W23 and W30.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

from kern.basis.termijnen import AMSTERDAM
from regeling.ronde.rekenen.afweging import bezwaren_tegen_afweging
from regeling.ronde.rekenen.inhoud import DAGVELDEN, Rondeinhoud
from regeling.ronde.rekenen.instellingen import (
    AANTAL_KAARTGRENZEN,
    LANGSTE_MINIMUM,
    Rondeinstellingen,
)

Keuzes = Mapping[str, Collection[str]]  # field -> the codes that can be chosen


def bezwaren_tegen_inhoud(inhoud: Rondeinhoud, keuzes: Keuzes, *, lokaal: bool) -> list[str]:
    """Return everything that is wrong with the content of a ronde; empty when it is sound.

    `lokaal` tells whether it is of the local track (R02). Whether its municipalities exist takes
    the database, see `regeling.ronde.queries.bezwaren_tegen_ronde`.
    """
    return [
        *_bezwaren_geld(inhoud),
        *_bezwaren_spoor(inhoud, lokaal),
        *_bezwaren_keuzes(inhoud, keuzes),
        *_bezwaren_data(inhoud),
        *_bezwaren_criteria(inhoud),
        *_bezwaren_instellingen(inhoud),
        *([] if lokaal else bezwaren_tegen_afweging(inhoud)),  # R02: without a committee
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


def _bezwaren_spoor(inhoud: Rondeinhoud, lokaal: bool) -> Iterator[str]:
    """R02: a local ronde is of one municipality, a regional one of several."""
    aantal = len(inhoud["gemeenten"])
    if lokaal and aantal != 1:
        yield f"Een lokale ronde is van precies één gemeente, niet van {aantal}."
    if not lokaal and aantal < 2:
        yield "Aan een regionale ronde doen twee of meer gemeenten mee."


def _bezwaren_keuzes(inhoud: Rondeinhoud, keuzes: Keuzes) -> Iterator[str]:
    """Only choices the portal knows."""
    for field, possible in keuzes.items():
        if inhoud[field] not in possible:
            yield f"Bij {field} kan alleen: {', '.join(possible)}."


def _bezwaren_data(inhoud: Rondeinhoud) -> Iterator[str]:
    """The days come in the order of the procedure."""
    data = inhoud["data"]
    opent, sluit = (datetime.fromisoformat(data[name]) for name in ("opent_op", "sluit_op"))
    if opent >= sluit:
        yield "De ronde sluit voordat zij opent."
    previous = sluit.astimezone(AMSTERDAM).date()
    for name in DAGVELDEN:
        day = date.fromisoformat(data[name])
        if day < previous:
            yield f"De dag bij {name} ligt voor de stap daarvoor."
        previous = day


def _bezwaren_criteria(inhoud: Rondeinhoud) -> Iterator[str]:
    """R04, W23: there are criteria, and the weights of those that are scored add up to 100."""
    if not inhoud["criteria"]:
        yield "Er zijn geen criteria."
    som = sum(row["gewicht"] for row in inhoud["criteria"])
    if som != 100:
        yield f"De gewichten van de criteria zijn samen {som}. Dat moet 100 zijn."
    if len(inhoud["schaal"]) < 2:
        yield "De schaal heeft minder dan twee niveaus."
    niveaus = [row["waarde"] for row in inhoud["schaal"]]
    if niveaus != sorted(niveaus):
        yield "De schaal loopt niet van laag naar hoog."


def _bezwaren_instellingen(inhoud: Rondeinhoud) -> Iterator[str]:
    """R20, R42, W22, W30: numbers that can be lived by, obligations with words in them."""
    chosen = Rondeinstellingen.uit(inhoud["instellingen"])
    if not 1 <= chosen.quorum <= chosen.commissie_minimum <= chosen.commissie_maximum:
        yield (
            "Het quorum is ten minste één, niet hoger dan het kleinste aantal leden van de commissie, "
            "en dat is niet hoger dan het grootste."
        )
    if not 1 <= chosen.verschil_bespreken < len(inhoud["schaal"]):
        yield "Het verschil dat wordt besproken past niet op de schaal."
    if max(chosen.reden_minimum, chosen.motivering_minimum) > LANGSTE_MINIMUM:
        yield f"Een reden van ten minste meer dan {LANGSTE_MINIMUM} tekens kan niet."
    bounds = chosen.kaartgrenzen
    if len(bounds) != AANTAL_KAARTGRENZEN or bounds != sorted(set(bounds)) or not all(bounds):
        yield f"Een kaart heeft {AANTAL_KAARTGRENZEN} grenzen, van laag naar hoog."
    if not chosen.verplichtingen or not all(text.strip() for text in chosen.verplichtingen):
        yield "Bij verplichtingen staat niets of een lege zin."
    if sum(row["belofte_kennisdeling"] for row in inhoud["criteria"]) > 1:
        yield "De belofte om kennis te delen hoort bij één criterium."


def _bezwaren_dubbel(inhoud: Rondeinhoud) -> Iterator[str]:
    """A code or number occurs once."""
    for name, key in (
        ("gemeenten", "code"),
        ("doelen", "code"),
        ("doelgroepen", "code"),
        ("aspecten", "code"),
        ("criteria", "nummer"),
    ):
        gezien = [row[key] for row in inhoud[name]]
        if dubbel := sorted({str(code) for code in gezien if gezien.count(code) > 1}):
            yield f"Bij {name} komt {', '.join(dubbel)} vaker voor."
