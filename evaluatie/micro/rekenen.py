"""The micro-analysis per case and over cases (X02, source 3), honest with small numbers (W50).

Pure functions, no database. Amounts are Decimal euros.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from math import sqrt
from statistics import mean, stdev

MINIMUM_VOOR_INTERVAL = 5  # W50: under five cases are listed only

NUL = Decimal(0)

# Two-sided 95% quantiles of Student's t for 1..30 degrees of freedom; beyond that the last is
# used (wider, so safe).
T95 = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip


@dataclass(frozen=True)
class Kostensoorten:
    """Costs in euros: per year now, per year if nothing is done, one-off, per year new."""

    nu: Decimal = NUL
    niets_doen: Decimal = NUL
    eenmalig: Decimal = NUL
    nieuw: Decimal = NUL

    def __add__(self, ander: "Kostensoorten") -> "Kostensoorten":
        """Add two sets of costs, kind by kind."""
        som = {v.name: getattr(self, v.name) + getattr(ander, v.name) for v in fields(self)}
        return Kostensoorten(**som)


@dataclass(frozen=True)
class Kostenverschil:
    """What is saved in euros per year, and that minus the one-off costs; negative = costs more."""

    per_jaar: Decimal
    met_eenmalig: Decimal


@dataclass(frozen=True)
class Betrouwbaarheidsinterval:
    """A mean over n values with its 95% t-interval; all None when n is under five (W50)."""

    n: int
    gemiddeld: float | None = None
    onder: float | None = None
    boven: float | None = None

    @property
    def alleen_lijst(self) -> bool:
        """Whether there are too few values for anything but a list (W50)."""
        return self.n < MINIMUM_VOOR_INTERVAL


@dataclass(frozen=True)
class Welzijnsverandering:
    """Change of wellbeing: `verandering` over those measured twice, and how many dropped out."""

    verandering: Betrouwbaarheidsinterval
    uitval: int

    @property
    def n(self) -> int:
        """How many were measured before and after."""
        return self.verandering.n

    @property
    def begonnen(self) -> int:
        """How many were measured before."""
        return self.n + self.uitval


def kostenverschil(kosten: Kostensoorten, *, bestaand: bool) -> Kostenverschil:
    """Existing: now - new; new case: do-nothing - new; with one-off = that minus one-off (X02)."""
    per_jaar = (kosten.nu if bestaand else kosten.niets_doen) - kosten.nieuw
    return Kostenverschil(per_jaar, per_jaar - kosten.eenmalig)


def tel_kosten_op(regels: Iterable[tuple[str, Decimal]]) -> Kostensoorten:
    """Add up (soort, bedrag) pairs; `soort` is nu, niets_doen, eenmalig or nieuw."""
    sommen: dict[str, Decimal] = defaultdict(lambda: NUL)
    for soort, bedrag in regels:
        sommen[soort] += bedrag
    return Kostensoorten(**sommen)


def betrouwbaarheidsinterval(waarden: Sequence[float | Decimal]) -> Betrouwbaarheidsinterval:
    """Return mean and 95% t-interval, to be labelled indicative; only n when under five (W50)."""
    n = len(waarden)
    if n < MINIMUM_VOOR_INTERVAL:
        return Betrouwbaarheidsinterval(n)
    getallen = [float(w) for w in waarden]
    midden = mean(getallen)
    marge = T95[min(n - 1, len(T95)) - 1] * stdev(getallen) / sqrt(n)
    return Betrouwbaarheidsinterval(n, midden, midden - marge, midden + marge)


def welzijnsverandering(paren: Sequence[tuple[int, int | None]]) -> Welzijnsverandering:
    """Summarise (before, after) pairs on a scale of 1-10; no after counts as dropped out (W50)."""
    veranderingen = [na - voor for voor, na in paren if na is not None]
    return Welzijnsverandering(
        betrouwbaarheidsinterval(veranderingen), sum(na is None for _, na in paren)
    )
