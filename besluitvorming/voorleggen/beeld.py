"""What each municipality pays by the verdeelsleutel, before and after the advice is sent (R30, R32)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from besluitvorming.verdeling.models import Aandeel
from deelnemers.gemeenten.models import Gemeente
from kern.basis.geld import procent
from regeling.ronde.models import Ronde


@dataclass(frozen=True)
class Gemeentedeel:
    """What the advice asks of one municipality."""

    gemeente: Gemeente
    inwoners: int
    projecten: int
    bedrag: Decimal
    deel: str


def gemeentedelen(ronde: Ronde, aandelen: Sequence[Aandeel]) -> list[Gemeentedeel]:
    """Add up the shares per municipality; the rows add up to the whole."""
    totaal = som_van_aandelen(aandelen)
    return [
        _gemeentedeel(
            deelname.gemeente,
            deelname.inwoners,
            [a for a in aandelen if a.gemeente_id == deelname.gemeente_id],
            totaal,
        )
        for deelname in ronde.deelnames.select_related("gemeente")
    ]


def _gemeentedeel(
    gemeente: Gemeente, inwoners: int, eigen: Sequence[Aandeel], totaal: Decimal
) -> Gemeentedeel:
    bedrag = som_van_aandelen(eigen)
    return Gemeentedeel(gemeente, inwoners, len(eigen), bedrag, procent(bedrag, totaal, 1))


def som_van_aandelen(aandelen: Sequence[Aandeel]) -> Decimal:
    """Add up shares."""
    return sum((aandeel.bedrag for aandeel in aandelen), Decimal(0))
