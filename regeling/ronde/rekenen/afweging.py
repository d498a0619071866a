"""What a ronde published about weighing the whole set: the rule, the wished bounds, ties, parts (R23, R24, W03).

A content holds it as plain values under `instellingen.afweging`; empty means that nothing was agreed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from kern.basis.geld import euro, getal
from kern.basis.tekst import opsomming
from regeling.ronde.rekenen.inhoud import Rondeinhoud

GROOTSTE_MARGE = 50  # per cent: beyond this a weight means nothing any more

Keuze = TypeVar("Keuze", bound=StrEnum)

_CRITERIUM = re.compile(r"criterium\.(\d+)")


class Waarderegel(StrEnum):
    """What a project that is in adds to the worth of a set."""

    CIJFER = "cijfer"
    CIJFER_EURO = "cijfer_euro"
    BOVEN_DREMPEL = "boven_drempel"


class Grenssoort(StrEnum):
    """What a bound is about; the name of the list in the content that holds its codes is the plural."""

    DOELGROEP = "doelgroep"
    GEMEENTE = "gemeente"
    ASPECT = "aspect"
    DOEL = "doel"


MEERVOUD = {
    Grenssoort.DOELGROEP: "doelgroepen",
    Grenssoort.GEMEENTE: "gemeenten",
    Grenssoort.ASPECT: "aspecten",
    Grenssoort.DOEL: "doelen",
}


class Eenheid(StrEnum):
    """What a bound counts."""

    EURO = "euro"
    PROJECTEN = "projecten"


@dataclass(frozen=True)
class Streefgrens:
    """What the committee strives for: at least or at most so many whole euros or projects."""

    soort: Grenssoort
    code: str
    eenheid: Eenheid
    minimum: int | None = None
    maximum: int | None = None

    @classmethod
    def uit(cls, rij: Any) -> "Streefgrens":
        """Read one row; raises ValueError for what is odd."""
        if not isinstance(rij, dict) or not {"soort", "code", "eenheid"} <= rij.keys():
            raise ValueError(f"instellingen.afweging.streefgrenzen: {rij}")
        if rij.keys() - {"soort", "code", "eenheid", "minimum", "maximum"}:
            raise ValueError(f"instellingen.afweging.streefgrenzen: {rij}")
        minimum, maximum = (_geheel(rij.get(naam)) for naam in ("minimum", "maximum"))
        soort = _keuze(Grenssoort, "streefgrenzen.soort", rij["soort"])
        eenheid = _keuze(Eenheid, "streefgrenzen.eenheid", rij["eenheid"])
        if minimum is maximum is None or (None not in (minimum, maximum) and minimum > maximum):  # type: ignore[operator]
            raise ValueError(f"instellingen.afweging.streefgrenzen: {rij}")
        return cls(soort, str(rij["code"]), eenheid, minimum, maximum)


def _keuze(soort: type[Keuze], naam: str, waarde: Any) -> Keuze:
    if waarde not in set(soort):
        raise ValueError(f"instellingen.afweging.{naam}: {waarde}")
    return soort(waarde)


def _geheel(waarde: Any) -> int | None:
    if waarde is not None and (type(waarde) is not int or waarde < 0):
        raise ValueError(f"instellingen.afweging.streefgrenzen: {waarde}")
    return waarde


@dataclass(frozen=True)
class Afweging:
    """The rule of the weighing of one ronde."""

    waarderegel: Waarderegel = Waarderegel.CIJFER_EURO
    minimaal_cijfer: Decimal = Decimal("0.00")
    marge: int = 30  # per cent a weight is varied up and down
    deel_minimum: int = 100  # per cent of what was asked that is granted at least; 100: no parts
    deel_stap: int = 0  # whole euros
    bij_gelijk: tuple[str, ...] = ()  # what goes first when figures are equal; then the lot
    streefgrenzen: tuple[Streefgrens, ...] = field(default=())

    @classmethod
    def uit(cls, gegevens: Rondeinhoud) -> "Afweging":
        """Read it from a content; raises ValueError for what is odd, what is not named gets its default."""
        if vreemd := sorted(gegevens.keys() - {veld.name for veld in fields(cls)}):
            raise ValueError(f"instellingen.afweging.{vreemd[0]} is onbekend")
        getallen = {n: gegevens[n] for n in ("marge", "deel_minimum", "deel_stap") if n in gegevens}
        for naam, waarde in getallen.items():
            if type(waarde) is not int or waarde < 0:
                raise ValueError(f"instellingen.afweging.{naam}: {waarde}")
        return cls(
            waarderegel=_keuze(
                Waarderegel, "waarderegel", gegevens.get("waarderegel", cls.waarderegel)
            ),
            minimaal_cijfer=_cijfer(gegevens.get("minimaal_cijfer", "0.00")),
            bij_gelijk=tuple(_volgorden(gegevens.get("bij_gelijk", []))),
            streefgrenzen=tuple(Streefgrens.uit(rij) for rij in gegevens.get("streefgrenzen", [])),
            **getallen,
        )

    @property
    def kent_delen(self) -> bool:
        """Whether a part of what was asked may be granted."""
        return self.deel_minimum < 100 and self.deel_stap > 0


def _cijfer(waarde: Any) -> Decimal:
    try:
        cijfer = Decimal(str(waarde))
    except InvalidOperation as fout:
        raise ValueError(f"instellingen.afweging.minimaal_cijfer: {waarde}") from fout
    if not cijfer.is_finite() or cijfer < 0 or cijfer != round(cijfer, 2):
        raise ValueError(f"instellingen.afweging.minimaal_cijfer: {waarde}")
    return cijfer


def _volgorden(waarden: Any) -> Iterator[str]:
    if not isinstance(waarden, list):
        raise TypeError(f"instellingen.afweging.bij_gelijk: {waarden}")
    for waarde in waarden:
        if waarde not in GELIJK_IN_WOORDEN and not _CRITERIUM.fullmatch(str(waarde)):
            raise ValueError(f"instellingen.afweging.bij_gelijk: {waarde}")
        yield waarde


def criterium_van(volgorde: str) -> int | None:
    """The number of the criterium that decides between equals; None for another order."""
    gevonden = _CRITERIUM.fullmatch(volgorde)
    return int(gevonden[1]) if gevonden else None


def bezwaren_tegen_afweging(inhoud: Rondeinhoud) -> Iterator[str]:
    """Say what can't be lived by: codes that the ronde does not know, numbers out of range."""
    afweging = Afweging.uit(inhoud["instellingen"].get("afweging", {}))
    if afweging.marge > GROOTSTE_MARGE:
        yield f"Een gewicht kan ten hoogste {GROOTSTE_MARGE}% omhoog of omlaag."
    hoogste = max((niveau["waarde"] for niveau in inhoud["schaal"]), default=0)
    if afweging.minimaal_cijfer > hoogste:
        yield "Het laagste cijfer voor het advies ligt boven de schaal."
    if not 1 <= afweging.deel_minimum <= 100:
        yield "Het kleinste deel dat wordt toegekend is 1 tot en met 100 procent."
    if (afweging.deel_minimum < 100) != bool(afweging.deel_stap):
        yield "Bij een deel van het bedrag horen een kleinste deel én een stap in euro's."
    yield from _onbekende_codes(afweging, inhoud)


def _onbekende_codes(afweging: Afweging, inhoud: Rondeinhoud) -> Iterator[str]:
    for grens in afweging.streefgrenzen:
        if grens.code not in {row["code"] for row in inhoud[MEERVOUD[grens.soort]]}:
            yield f"De ronde heeft geen {grens.soort.value} {grens.code} om een grens bij te stellen."
    nummers = {row["nummer"] for row in inhoud["criteria"]}
    for volgorde in afweging.bij_gelijk:
        nummer = criterium_van(volgorde)
        if nummer is not None and nummer not in nummers:
            yield f"De ronde heeft geen criterium {nummer} om bij gelijke cijfers naar te kijken."


REGEL_IN_WOORDEN = {
    Waarderegel.CIJFER: "het cijfer; een klein en een groot project tellen even zwaar",
    Waarderegel.CIJFER_EURO: "het cijfer maal het bedrag; een euro telt zwaarder als het cijfer hoger is",
    Waarderegel.BOVEN_DREMPEL: (
        "wat het cijfer boven het laagste cijfer ligt, maal het bedrag; een euro telt zwaarder als "
        "het cijfer hoger is"
    ),
}


def afweging_in_zinnen(inhoud: Rondeinhoud) -> Iterator[str]:
    """What an applicant can read about it; nothing when nothing was agreed."""
    gegevens = inhoud["instellingen"].get("afweging") or {}
    if not gegevens:
        return
    afweging = Afweging.uit(gegevens)
    yield (
        "De commissie mag de computer laten zoeken naar een set die bij het plafond past. Die zoekt "
        f"dan naar de hoogste som van {REGEL_IN_WOORDEN[afweging.waarderegel]}. De commissie kiest "
        "zelf en zegt waarom."
    )
    if afweging.minimaal_cijfer:
        yield (
            f"Een project met een cijfer onder de {getal(afweging.minimaal_cijfer, 2)} stelt de "
            "computer niet voor."
        )
    yield (
        "Hoe vast een keuze staat, ziet de commissie door 10.000 keer te rekenen met gewichten die tot "
        f"{afweging.marge}% hoger of lager zijn en met steeds andere leden."
    )
    yield from _over_delen(afweging)
    if afweging.bij_gelijk:
        volgorde = ", daarna ".join(map(_gelijk, afweging.bij_gelijk))
        yield f"Zijn cijfers gelijk, dan gaat voor: {volgorde}. Is ook dat gelijk, dan beslist het lot."
    else:
        yield "Zijn cijfers gelijk, dan beslist het lot."
    yield from _over_grenzen(afweging, inhoud)


def _over_delen(afweging: Afweging) -> Iterator[str]:
    if afweging.kent_delen:
        yield (
            f"De commissie kan adviseren om een deel toe te kennen: ten minste {afweging.deel_minimum}% "
            f"van wat is gevraagd. De computer zoekt in stappen van {euro(Decimal(afweging.deel_stap))}."
        )


GELIJK_IN_WOORDEN = {
    "meer_gemeenten": "het project dat in meer gemeenten werkt",
    "lager_bedrag": "het project dat minder vraagt",
}


def _gelijk(volgorde: str) -> str:
    nummer = criterium_van(volgorde)
    if nummer is not None:
        return f"het project met het hoogste cijfer op criterium {nummer}"
    return GELIJK_IN_WOORDEN[volgorde]


def _over_grenzen(afweging: Afweging, inhoud: Rondeinhoud) -> Iterator[str]:
    if not afweging.streefgrenzen:
        return
    zinnen = list(dict.fromkeys(grens_in_woorden(g, inhoud) for g in _gebundeld(afweging, inhoud)))
    yield f"De commissie streeft naar {opsomming(zinnen)}. Lukt dat niet, dan zegt zij waarom."


ELKE = ""  # the code of a bound that holds for every one of its kind


def _gebundeld(afweging: Afweging, inhoud: Rondeinhoud) -> Iterator[Streefgrens]:
    """The bounds, those that hold for every code of their kind as one."""
    for grens in afweging.streefgrenzen:
        gelijke = {g.code for g in afweging.streefgrenzen if replace(g, code=grens.code) == grens}
        alle = {row["code"] for row in inhoud[MEERVOUD[grens.soort]]}
        yield replace(grens, code=ELKE) if gelijke == alle else grens


def grens_in_woorden(grens: Streefgrens, inhoud: Rondeinhoud) -> str:
    """Ten minste € 340.000 voor doelgroep a."""
    delen = [
        f"{woord} {_hoeveelheid(grens.eenheid, waarde)}"
        for woord, waarde in (("ten minste", grens.minimum), ("ten hoogste", grens.maximum))
        if waarde is not None
    ]
    return f"{opsomming(delen)} {_waarvoor(grens, inhoud)}"


def _hoeveelheid(eenheid: Eenheid, waarde: int) -> str:
    if eenheid == Eenheid.EURO:
        return euro(Decimal(waarde))
    return f"{waarde} {'project' if waarde == 1 else 'projecten'}"


def _waarvoor(grens: Streefgrens, inhoud: Rondeinhoud) -> str:
    lidwoord = "in" if grens.soort == Grenssoort.GEMEENTE else "voor"
    if grens.code == ELKE:
        return (
            f"{lidwoord} {'elk' if grens.soort == Grenssoort.DOEL else 'elke'} {grens.soort.value}"
        )
    if grens.soort == Grenssoort.GEMEENTE:
        namen = {row["code"]: row["naam"] for row in inhoud["gemeenten"]}
        return f"in {namen.get(grens.code, grens.code)}"
    return f"voor {grens.soort.value} {grens.code}"
