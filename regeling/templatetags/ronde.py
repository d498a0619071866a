"""Small words for the pages of a ronde: `{% load ronde %}`."""

from datetime import datetime

from django import template

from regeling.ronde.beeld import rondelijst

register = template.Library()


@register.filter
def kloktijd(moment: datetime) -> str:
    """Write the Dutch clock time of a moment: 17.00."""
    return rondelijst.kloktijd(moment)
