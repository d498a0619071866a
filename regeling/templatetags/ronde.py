"""Small words for the pages of a ronde: `{% load ronde %}`."""

from datetime import datetime

from django import template

from kern.basis.tijd import lokaal

register = template.Library()
WOORDEN = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf",
)  # fmt: skip


@register.filter
def telwoord(aantal: int) -> str:
    """Write a number up to twelve as a word: 6 -> zes."""
    return WOORDEN[aantal] if 0 <= aantal < len(WOORDEN) else str(aantal)


@register.filter
def kloktijd(moment: datetime) -> str:
    """Write the Dutch clock time of a moment: 17.00."""
    return f"{lokaal(moment):%H.%M}"
