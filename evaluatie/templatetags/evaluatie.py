"""How the evaluation writes numbers, and the words of its kamers."""

from decimal import Decimal
from typing import Any

from django import template

from evaluatie.micro.beeld import groepsnaam, groepsuitleg
from evaluatie.resultaten.beeld import BELOFTEWOORDEN
from evaluatie.resultaten.queries import Belofte
from evaluatie.sessies.beeld import zegging
from kern.basis.geld import euro, getal, rond_af

register = template.Library()
Getal = Decimal | int | float

register.filter(groepsnaam)
register.filter(groepsuitleg)
register.filter(zegging)


def _exact(waarde: Getal) -> Decimal:
    """Return a float as the figures it is written with, and anything else as it is."""
    return Decimal(str(waarde))


@register.inclusion_tag("onderdelen/status.html")
def beloftestatus(belofte: Belofte) -> dict[str, Any]:
    """Show where a promise stands, in a shape and a word."""
    soort, tekst = BELOFTEWOORDEN[belofte.stand]
    return {"soort": soort, "tekst": tekst}


@register.filter
def maat(waarde: Getal | None) -> str:
    """Write a measured value without needless zeros: 3,4 or 36.000."""
    if waarde is None:
        return ""
    rond = rond_af(_exact(waarde), 2)
    decimalen = next(n for n in range(3) if rond == rond_af(rond, n))
    return getal(rond, decimalen)


@register.filter
def plusmin(waarde: Getal | None) -> str:
    """Write a change with its sign and one decimal: +2,0 or −1,5."""
    if waarde is None:
        return ""
    rond = rond_af(_exact(waarde), 1)
    teken = "+" if rond > 0 else "−" if rond < 0 else ""
    return f"{teken}{getal(abs(rond), 1)}"


@register.filter
def scheelt(bedrag: Getal | None) -> str:
    """Say in whole euros what is saved or costs more: "€ 600 minder" or "€ 200 meer"."""
    if bedrag is None:
        return ""
    rond = rond_af(_exact(bedrag))
    if not rond:
        return "gelijk"
    return f"{euro(abs(rond))} {'minder' if rond > 0 else 'meer'}"


@register.filter
def heel(bedrag: Getal | None) -> str:
    """Write an amount in whole euros."""
    return "" if bedrag is None else euro(rond_af(_exact(bedrag)))
