"""The published formula, and nothing else (W23).

Member r gives application i on criterion c the value x. With the weights w of the ronde:

    s_ir = sum over c of w_c * x_irc / sum over c of w_c
    S_i  = mean over r of s_ir

over the members who are not recused and whose assessment is final. Reckoned exactly, in
fractions; rounded half up to two decimals only at the very end, by `rond_cijfer_af` and nowhere
else. A value revised after the discussion replaces the first one; the first one stays stored (W22).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import floor

MAX_REDEN, MAX_DOELEN = 800, 1500  # characters of a reason, of the text on the goals

WaardePerCriterium = Mapping[int, int]  # criterium id -> value of the scale


@dataclass(frozen=True)
class CriteriumCijfer:
    """What the members gave on one criterion, low to high."""

    waarden: tuple[int, ...]
    gemiddelde: Decimal
    bespreken: bool

    @property
    def laagste(self) -> int:
        """The lowest value."""
        return self.waarden[0]

    @property
    def hoogste(self) -> int:
        """The highest value."""
        return self.waarden[-1]


@dataclass(frozen=True)
class Cijfer:
    """The score of one application.

    `cijfer` is None below the quorum (W22) and as long as the secretaris has not opened the
    scores; then nothing but `aantal`, the number of valid final assessments, is known here (W21).
    """

    cijfer: Decimal | None = None
    aantal: int = 0
    laagste: Decimal | None = None
    hoogste: Decimal | None = None
    per_criterium: dict[int, CriteriumCijfer] = field(default_factory=dict)
    bespreken: bool = False
    exact: Fraction | None = None
    geopend: bool = False


def rond_cijfer_af(waarde: Fraction) -> Decimal:
    """Round half up to two decimals, from the exact fraction."""
    return Decimal(floor(waarde * 100 + Fraction(1, 2))).scaleb(-2)


def cijfer_van_lid(gewichten: Mapping[int, int], waarden: WaardePerCriterium) -> Fraction:
    """Return s_ir. Raises KeyError when a weighted criterion has no value: nothing is imputed."""
    totaal = sum(gewichten.values())
    return Fraction(sum(gewicht * waarden[c] for c, gewicht in gewichten.items()), totaal)


def liggen_ver_uiteen(waarden: Sequence[int], schaal: Sequence[int], verschil: int) -> bool:
    """Whether the range is `verschil` levels of the scale or more; `schaal` runs low to high (W22)."""
    if not waarden:
        return False
    niveau = {waarde: plaats for plaats, waarde in enumerate(schaal)}
    return niveau[max(waarden)] - niveau[min(waarden)] >= verschil


def bereken_cijfer(
    gewichten: Mapping[int, int],
    per_lid: Sequence[WaardePerCriterium],
    schaal: Sequence[int],
    *,
    quorum: int,
    verschil: int,
) -> Cijfer:
    """Apply the formula to the values of the valid members of one application.

    Fewer members than `quorum` give no score; a range of `verschil` levels of the scale or more
    is to be discussed (W22).
    """
    if len(per_lid) < quorum or not sum(gewichten.values()):
        return Cijfer(aantal=len(per_lid), geopend=True)
    leden = [cijfer_van_lid(gewichten, waarden) for waarden in per_lid]
    exact = sum(leden, Fraction(0)) / len(leden)
    per_criterium = {
        c: _criteriumcijfer([w[c] for w in per_lid], schaal, verschil) for c in gewichten
    }
    return Cijfer(
        cijfer=rond_cijfer_af(exact),
        aantal=len(leden),
        laagste=rond_cijfer_af(min(leden)),
        hoogste=rond_cijfer_af(max(leden)),
        per_criterium=per_criterium,
        bespreken=any(c.bespreken for c in per_criterium.values()),
        exact=exact,
        geopend=True,
    )


def _criteriumcijfer(waarden: list[int], schaal: Sequence[int], verschil: int) -> CriteriumCijfer:
    return CriteriumCijfer(
        waarden=tuple(sorted(waarden)),
        gemiddelde=rond_cijfer_af(Fraction(sum(waarden), len(waarden))),
        bespreken=liggen_ver_uiteen(waarden, schaal, verschil),
    )


def voorlopig_cijfer(waarden: Mapping[int, int], gewichten: Mapping[int, int]) -> Decimal | None:
    """Return the own grade over the criteria scored so far, two decimals; None without any."""
    gedaan = {c: g for c, g in gewichten.items() if c in waarden}
    return rond_cijfer_af(cijfer_van_lid(gedaan, waarden)) if gedaan else None


def gemiddelde(waarden: Sequence[int]) -> Decimal | None:
    """Return the mean of values of the scale, two decimals; None without any."""
    return rond_cijfer_af(Fraction(sum(waarden), len(waarden))) if waarden else None
