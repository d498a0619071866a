"""Money and figures: shares that add up to the cent (R32, X01), and rounding that never claims
more than is true (law 4).

Money is Decimal with two decimals. Everything that is shown is rounded half up, here only.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from math import lcm
from typing import Any, TypeVar

from kern.basis.fouten import Fout

CENT = Decimal("0.01")

NBSP = "\u00a0"

GROOTSTE_BEDRAG = Decimal("9999999999.99")  # what fits in a BedragField

# what people type around an amount: spaces of all kinds, and the currency
_ROND_BEDRAG = re.compile(r"[\s\u00a0\u202f€]|EUR", re.IGNORECASE)

Sleutel = TypeVar("Sleutel")


def _volgorde(key: Any) -> tuple[str, Any]:
    """Sort keys of one kind by value and model objects by primary key."""
    value = getattr(key, "pk", key)
    return (type(value).__name__, value)


def verdeel(bedrag: Decimal, gewichten: Mapping[Sleutel, Decimal | int]) -> dict[Sleutel, Decimal]:
    """Divide an amount over keys by weight, by largest remainder; ties by key order.

    The shares are never negative and add up to `bedrag` to the cent; the order in which the
    weights are given makes no difference to who gets what. The result keeps the given order.
    Raises ValueError for a negative amount, an amount with a fraction of a cent, a negative
    weight, or weights that are all zero. Serves R32 and X01.
    """
    cents = bedrag * 100
    if bedrag < 0 or cents != cents.to_integral_value():
        raise ValueError("The amount must be zero or more, in whole cents.")
    weights = _hele_gewichten(gewichten)
    if min(weights.values(), default=0) < 0:
        raise ValueError("Weights can't be negative.")
    total = sum(weights.values())
    if not total:
        raise ValueError("At least one weight must be more than zero.")
    exact = {key: divmod(weight * int(cents), total) for key, weight in weights.items()}
    whole = {key: share for key, (share, _) in exact.items()}
    if over := int(cents) - sum(whole.values()):
        by_key = sorted(gewichten, key=_volgorde)
        by_remainder = sorted(by_key, key=lambda key: exact[key][1], reverse=True)
        for key in by_remainder[:over]:
            whole[key] += 1
    return {key: Decimal(whole[key]).scaleb(-2) for key in gewichten}


def _hele_gewichten(gewichten: Mapping[Sleutel, Decimal | int]) -> dict[Sleutel, int]:
    """Return whole numbers in the same proportion: the arithmetic of integers is exact and quick."""
    if all(type(weight) is int for weight in gewichten.values()):
        return {key: int(weight) for key, weight in gewichten.items()}
    parts = {key: Fraction(weight) for key, weight in gewichten.items()}
    scale = lcm(*(part.denominator for part in parts.values()))
    return {key: int(part * scale) for key, part in parts.items()}


def rond_af(waarde: Decimal | Fraction | int | str, decimalen: int = 0) -> Decimal:
    """Round half up, away from zero: 7.25 with one decimal becomes 7.3, -0.5 becomes -1.

    Exact for fractions too. Takes a number or its text; raises InvalidOperation for other text.
    """
    exact = Fraction(Decimal(waarde) if isinstance(waarde, str) else waarde)
    units = int(abs(exact) * 10**decimalen + Fraction(1, 2))
    return Decimal(-units if exact < 0 else units).scaleb(-decimalen)


def getal(waarde: Decimal | Fraction | int | float, decimalen: int = 0) -> str:
    """Write a number the Dutch way, rounded half up: 12500.5 with one decimal is 12.500,5.

    A float counts as the figures it is written with.
    """
    exact = str(waarde) if isinstance(waarde, float) else waarde
    return f"{rond_af(exact, decimalen):,f}".translate(str.maketrans(",.", ".,"))


def procent(
    deel: Decimal | Fraction | int, geheel: Decimal | Fraction | int = 1, decimalen: int = 0
) -> str:
    """Write a share as 34,6%; "100%" only when it is exactly so, and 0% of nothing (law 4)."""
    exact = 100 * Fraction(deel) / Fraction(geheel) if geheel else Fraction(0)
    rounded = rond_af(exact, decimalen)
    if rounded == 100 != exact:
        step = Decimal(1).scaleb(-decimalen)
        rounded += step if exact > 100 else -step
    return f"{getal(rounded, decimalen)}%"


def euro(bedrag: Decimal | int) -> str:
    """Write an amount: € 12.500, with cents only if there are any; the space never breaks."""
    rounded = rond_af(bedrag, 2)
    return f"€{NBSP}{getal(rounded, 2 if rounded % 1 else 0)}"


def euro_kort(bedrag: Decimal | int) -> str:
    """Write a large amount in short: € 3,4 mln, € 850.000; down to tenths of a million."""
    bedrag = Decimal(bedrag)
    if abs(bedrag) < 1_000_000:
        return euro(rond_af(bedrag))
    tenths = (bedrag / 100_000).to_integral_value(ROUND_FLOOR)
    millions = tenths / 10
    return f"€{NBSP}{getal(millions, 1 if tenths % 10 else 0)}{NBSP}mln"


def lees_bedrag(tekst: str) -> Decimal:
    """Read an amount as people type it: "1.250,50", "€ 1250", "1250.5", "1.250", "1250,-".

    Raises Fout, in Dutch, when it is no amount, has a fraction of a cent, or is too large.
    """
    clean = _ROND_BEDRAG.sub("", tekst).replace("−", "-")
    clean = re.sub(r",(-{1,2}|=)$", "", clean)
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d{0,2})?", clean):
        clean = clean.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d+,\d{0,2}", clean):
        clean = clean.replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}(,\d{3})+\.\d{2}", clean):
        clean = clean.replace(",", "")
    elif not re.fullmatch(r"-?\d+(\.\d{1,2})?", clean):
        raise Fout("Dit is geen bedrag. Vul een bedrag in zoals 1.250 of 1.250,50.")
    bedrag = Decimal(clean)
    if abs(bedrag) > GROOTSTE_BEDRAG:
        raise Fout("Dit bedrag is te groot. Controleer of u een cijfer te veel hebt getypt.")
    return bedrag.quantize(CENT)
