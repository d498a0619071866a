"""How the evaluation writes numbers."""

from typing import Any

from django import template

from kern.basis.geld import euro, getal, rond_af

register = template.Library()


@register.filter
def maat(waarde: Any) -> str:
    """Write a measured value without needless zeros: 3,4 or 36.000."""
    if waarde is None:
        return ""
    rond = rond_af(str(waarde), 2)
    decimalen = next(n for n in range(3) if rond == rond_af(rond, n))
    return getal(rond, decimalen)


@register.filter
def plusmin(waarde: Any) -> str:
    """Write a change with its sign and one decimal: +2,0 or −1,5."""
    if waarde is None:
        return ""
    rond = rond_af(str(waarde), 1)
    teken = "+" if rond > 0 else "−" if rond < 0 else ""
    return f"{teken}{getal(abs(rond), 1)}"


@register.filter
def scheelt(bedrag: Any) -> str:
    """Say in whole euros what is saved or costs more: "€ 600 minder" or "€ 200 meer"."""
    if bedrag is None:
        return ""
    rond = rond_af(str(bedrag))
    if not rond:
        return "gelijk"
    return f"{euro(abs(rond))} {'minder' if rond > 0 else 'meer'}"


@register.filter
def heel(bedrag: Any) -> str:
    """Write an amount in whole euros."""
    return "" if bedrag is None else euro(rond_af(str(bedrag)))
