"""The verdeelsleutel of a ronde: weights per municipality, and shares that add up (R32, X01)."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Protocol

from kern.basis.geld import verdeel


class Gemeentebereik(Protocol):
    """A municipality that a project concerns, with the people it expects to reach there."""

    gemeente_id: int
    bereik: int | None


def gewichten_per_gemeente(
    sleutel: str, gemeenten: Iterable[Gemeentebereik], inwoners: Mapping[int, int]
) -> dict[int, int]:
    """Return gemeente_id -> weight for the municipalities of one project.

    `sleutel` is the code of the key: `inwoners` counts residents (gemeente_id -> inhabitants as
    fixed for the ronde; who is not in it counts none), `bereik` the expected reach, `gelijk`
    everyone the same. Without any weight (nobody reached) everyone counts the same. Raises
    KeyError for another key.
    """
    per_sleutel: dict[str, Callable[[Gemeentebereik], int]] = {
        "inwoners": lambda rij: inwoners.get(rij.gemeente_id, 0),
        "bereik": lambda rij: rij.bereik or 0,
        "gelijk": lambda rij: 1,
    }
    weeg = per_sleutel[sleutel]
    gewicht = {rij.gemeente_id: weeg(rij) for rij in gemeenten}
    return gewicht if any(gewicht.values()) else dict.fromkeys(gewicht, 1)


def bedragen_per_gemeente(bedrag: Decimal, gewicht: Mapping[int, int]) -> dict[int, Decimal]:
    """Divide an amount in whole cents over gemeente_id by weight; the parts add up exactly."""
    return verdeel(bedrag, gewicht)
