"""The coördinator puts the advice before the colleges (R30)."""

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


def gemeentedelen(ronde: Ronde, aandelen: list[Aandeel]) -> list[Gemeentedeel]:
    """Add up the shares per municipality; the rows add up to the whole."""
    totaal = sum((a.bedrag for a in aandelen), Decimal(0))
    delen = []
    for deelname in ronde.deelnames.select_related("gemeente"):
        eigen = [a for a in aandelen if a.gemeente_id == deelname.gemeente_id]
        bedrag = sum((a.bedrag for a in eigen), Decimal(0))
        delen.append(
            Gemeentedeel(
                deelname.gemeente,
                deelname.inwoners,
                len(eigen),
                bedrag,
                procent(bedrag, totaal, 1),
            )
        )
    return delen
