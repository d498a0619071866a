"""The verdeelsleutel of a ronde: weights per municipality, and shares that add up (R32, X01)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kern.basis.geld import verdeel
from regeling.ronde.models import Ronde


def gewichten_per_gemeente(
    ronde: Ronde, gemeenten: Iterable[Any], inwoners: Mapping[int, int]
) -> dict[int, int]:
    """Return gemeente_id -> weight for the municipalities of one project.

    `gemeenten` are its AanvraagGemeente rows; `inwoners` maps gemeente_id to the inhabitants fixed
    for this ronde. The key `inwoners` counts residents, `bereik` the expected reach, `gelijk`
    everyone the same. Without any weight (nobody reached) everyone counts the same.
    """
    rijen = list(gemeenten)
    per_sleutel = {
        Ronde.Verdeelsleutel.INWONERS: lambda rij: inwoners.get(rij.gemeente_id, 0),
        Ronde.Verdeelsleutel.BEREIK: lambda rij: rij.bereik or 0,
        Ronde.Verdeelsleutel.GELIJK: lambda rij: 1,
    }
    weeg = per_sleutel[Ronde.Verdeelsleutel(ronde.verdeelsleutel)]
    gewicht = {rij.gemeente_id: weeg(rij) for rij in rijen}
    return gewicht if any(gewicht.values()) else dict.fromkeys(gewicht, 1)


def bedragen_per_gemeente(bedrag: Decimal, gewicht: Mapping[int, int]) -> dict[int, Decimal]:
    """Divide an amount in whole cents over gemeente_id by weight; the parts add up exactly."""
    return verdeel(bedrag, gewicht)
