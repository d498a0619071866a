"""How far a promise came (R50): pure computing on what was promised and measured."""

from decimal import Decimal
from enum import StrEnum


class Beloftestand(StrEnum):
    """Where a promise stands."""

    GEHAALD = "gehaald"
    DICHTERBIJ = "dichterbij"
    NIET = "niet"
    ONGEMETEN = "ongemeten"


def deel_van_de_weg(
    nul: Decimal | None, doel: Decimal | None, waarde: Decimal | None
) -> Decimal | None:
    """Return the share of the promised way that was covered: 0 at the baseline, 1 at the target.

    None when one of them is missing, and when nothing had to change.
    """
    if waarde is None or nul is None or doel is None or doel == nul:
        return None
    return (waarde - nul) / (doel - nul)


def stand_van_belofte(
    nul: Decimal | None, doel: Decimal | None, waarde: Decimal | None
) -> Beloftestand:
    """Say where a promise stands; one to stay equal is kept when the value is equal."""
    if waarde is None:
        return Beloftestand.ONGEMETEN
    if (deel := deel_van_de_weg(nul, doel, waarde)) is None:
        return Beloftestand.GEHAALD if waarde == doel else Beloftestand.NIET
    if deel >= 1:
        return Beloftestand.GEHAALD
    return Beloftestand.DICHTERBIJ if deel > 0 else Beloftestand.NIET
