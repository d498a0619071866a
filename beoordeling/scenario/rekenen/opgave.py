"""The problem of the weighing as numbers: candidates, bounds, and what a set is worth (R01, R24, W23).

Money is in whole cents, scores in hundredths: whole numbers, so that what is computed is exact.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from regeling.ronde.rekenen.afweging import Eenheid, Grenssoort, Waarderegel

Kenmerk = tuple[str, str]  # kind of bound and code: ("doelgroep", "a")
Waarden = tuple[int, ...]  # what a member gave per criterium, in their order


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """One application: what it asks, what it scored, and where its money goes.

    `gegeven` holds per member, in one order for all candidates, the values per criterium; None
    where an assessment does not count. `delen` is which share of the money, in millionths, goes to a
    target group, municipality, aspect or goal. `cijfer` is the official score in hundredths.
    """

    aanvraag: int
    gevraagd: int
    cijfer: int
    gegeven: tuple[Waarden | None, ...]
    delen: Mapping[Kenmerk, int]

    def telt_voor(self, kenmerk: Kenmerk) -> bool:
        """Whether the project works for this target group, municipality, aspect or goal."""
        return self.delen.get(kenmerk, 0) > 0


@dataclass(frozen=True, slots=True)
class Grens:
    """At least or at most so many euros (in cents) or projects for one target group or the like."""

    soort: Grenssoort
    code: str
    eenheid: Eenheid
    minimum: int | None = None
    maximum: int | None = None

    @property
    def kenmerk(self) -> Kenmerk:
        """What it is about."""
        return (self.soort.value, self.code)

    def helften(self) -> Iterable["Grens"]:
        """The minimum and the maximum as bounds of their own."""
        if self.minimum is not None:
            yield replace(self, maximum=None)
        if self.maximum is not None:
            yield replace(self, minimum=None)


@dataclass(frozen=True, slots=True)
class Deelregel:
    """Whether a part of what was asked may be granted: at least `minimum` per cent, in steps of `stap` cents."""

    minimum: int = 100
    stap: int = 0

    def stappen(self, gevraagd: int) -> int:
        """How many steps may go off an amount."""
        if not self.stap or self.minimum >= 100:
            return 0
        return gevraagd * (100 - self.minimum) // (100 * self.stap)


@dataclass(frozen=True)
class Opgave:
    """Everything that decides which set is best; the same problem gives the same answer.

    Candidates stand in the order that breaks ties. `vast_in` and `vast_uit` are applications that
    the committee pinned. Raises nothing: what can't be met is found by searching.
    """

    kandidaten: tuple[Kandidaat, ...]
    gewichten: tuple[int, ...]
    plafond: int
    grenzen: tuple[Grens, ...] = ()
    vast_in: frozenset[int] = frozenset()
    vast_uit: frozenset[int] = frozenset()
    minimaal_cijfer: int = 0
    waarderegel: Waarderegel = Waarderegel.CIJFER_EURO
    deel: Deelregel = Deelregel()
    marge: int = 30  # per cent that a weight is varied up and down

    @cached_property
    def per_aanvraag(self) -> dict[int, Kandidaat]:
        """Candidate by application."""
        return {kandidaat.aanvraag: kandidaat for kandidaat in self.kandidaten}

    def mag_mee(self, kandidaat: Kandidaat) -> bool:
        """Good enough, or pinned in by the committee; never when pinned out."""
        if kandidaat.aanvraag in self.vast_uit:
            return False
        return kandidaat.aanvraag in self.vast_in or kandidaat.cijfer >= self.minimaal_cijfer

    def waarde(self, kandidaat: Kandidaat, bedrag: int) -> int:
        """What `bedrag` cents for this candidate add to the worth of a set; a whole number.

        `cijfer`: the score for the whole amount, and in proportion for a part. `cijfer_euro`: the score
        per cent spent. `boven_drempel`: what the score is above the minimum quality, per cent spent.
        """
        match self.waarderegel:
            case Waarderegel.CIJFER:
                return kandidaat.cijfer * bedrag * 1_000_000 // kandidaat.gevraagd
            case Waarderegel.CIJFER_EURO:
                return kandidaat.cijfer * bedrag
            case _:
                return (kandidaat.cijfer - self.minimaal_cijfer) * bedrag


@dataclass(frozen=True)
class Verzameling:
    """A set: cents per application that is in."""

    bedragen: Mapping[int, int]

    def bedrag(self) -> int:
        """What the set costs, in cents."""
        return sum(self.bedragen.values())

    def waarde(self, opgave: Opgave) -> int:
        """What the set is worth by the rule of the problem."""
        return sum(opgave.waarde(opgave.per_aanvraag[pk], c) for pk, c in self.bedragen.items())

    def gemiddeld_cijfer(self, opgave: Opgave) -> int | None:
        """The mean official score of what is in, in hundredths, rounded half up; None when empty."""
        if not self.bedragen:
            return None
        som = sum(opgave.per_aanvraag[pk].cijfer for pk in self.bedragen)
        return (2 * som + len(self.bedragen)) // (2 * len(self.bedragen))

    def telling(self, opgave: Opgave, kenmerk: Kenmerk, eenheid: Eenheid) -> int:
        """How many millionths of a cent, or projects, go to a target group or the like."""
        regels = [(opgave.per_aanvraag[pk], cents) for pk, cents in self.bedragen.items()]
        if eenheid == Eenheid.PROJECTEN:
            return sum(kandidaat.telt_voor(kenmerk) for kandidaat, _ in regels)
        return sum(kandidaat.delen.get(kenmerk, 0) * cents for kandidaat, cents in regels)

    def schendt(self, opgave: Opgave) -> list[Grens]:
        """The bounds that this set does not meet, each half apart; a cent of rounding is forgiven."""
        return [
            helft
            for grens in opgave.grenzen
            for helft in grens.helften()
            if not _gehaald(helft, self.telling(opgave, grens.kenmerk, grens.eenheid))
        ]


def _gehaald(grens: Grens, telling: int) -> bool:
    eenheid, speling = (1_000_000, 1_000_000) if grens.eenheid == Eenheid.EURO else (1, 0)
    if grens.minimum is not None and telling < grens.minimum * eenheid - speling:
        return False
    return grens.maximum is None or telling <= grens.maximum * eenheid + speling


def delen_naar_bereik(bereik: Mapping[str, int], soort: Grenssoort) -> dict[Kenmerk, int]:
    """Divide a whole over codes by expected reach, in millionths that add up; empty without reach."""
    totaal = sum(bereik.values())
    if not totaal:
        return {}
    delen = {code: mensen * 1_000_000 // totaal for code, mensen in bereik.items()}
    grootste = max(delen, key=lambda code: (bereik[code], code))
    delen[grootste] += 1_000_000 - sum(delen.values())
    return {(soort.value, code): deel for code, deel in delen.items() if deel}


def volle_delen(codes: Sequence[str], soort: Grenssoort) -> dict[Kenmerk, int]:
    """An aspect or goal that a project has counts for all of its money."""
    return {(soort.value, code): 1_000_000 for code in codes}
