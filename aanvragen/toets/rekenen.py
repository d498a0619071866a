"""The formal check by the coördinator: per criterion, then admit, complete or put aside (W13)."""

from collections.abc import Iterable

MEESTE_HERSTELDAGEN = 42

MAX_TOETSREDEN = 2000


def opsomming(dingen: Iterable[object]) -> str:
    """Join with commas and "en": 1, 2 en 3."""
    namen = [str(ding) for ding in dingen]
    return " en ".join([", ".join(namen[:-1]), namen[-1]]) if len(namen) > 1 else "".join(namen)
