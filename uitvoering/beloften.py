"""What the application promised, beside what a report tells (R40, R42, R50)."""

from dataclasses import dataclass
from decimal import Decimal

from aanvragen.models import Aanvraag, Antwoord, Indicator
from kern.geld import getal
from uitvoering.models import Voortgangsrapportage

KENNISDELING = 8  # criterion 8: how new knowledge is shared with the region


@dataclass(frozen=True)
class Beloofd:
    """The promises of one application: reach in people, sharing of knowledge, indicators."""

    bereik: int
    kennisdeling: list[Antwoord]
    indicatoren: list[Indicator]


def van(aanvraag: Aanvraag) -> Beloofd:
    """Read the promises of an application (3 queries)."""
    return Beloofd(
        bereik=sum(d.bereik for d in aanvraag.doelgroepen.all()),
        kennisdeling=list(
            aanvraag.antwoorden.filter(vraag__criterium__nummer=KENNISDELING).select_related(
                "vraag"
            )
        ),
        indicatoren=list(aanvraag.indicatoren.all()),
    )


def zonder_nullen(waarde: Decimal) -> str:
    """Write a measurement with as many decimals as it has: 4,6 and not 4,60."""
    return getal(waarde, max(0, -int(waarde.normalize().as_tuple().exponent)))


def in_woorden(indicator: Indicator) -> str:
    """Say the promise of one indicator: "van 20 naar 45 procent, bron: eigen registratie"."""
    van_, naar = zonder_nullen(indicator.nulmeting), zonder_nullen(indicator.streefwaarde)
    return f"Beloofd: van {van_} naar {naar} {indicator.eenheid}. Bron: {indicator.bron}."


def vorige(rapportage: Voortgangsrapportage) -> Voortgangsrapportage | None:
    """Return the report before this one, to start from what was told then."""
    return (
        Voortgangsrapportage.objects.filter(
            project=rapportage.project_id, uiterlijk__lt=rapportage.uiterlijk
        )
        .exclude(status=Voortgangsrapportage.Status.OPEN)
        .last()
    )
