"""Filters for amounts, dates and numbers; available in every template."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template

from kern.basis import geld, tekst, termijnen, tijd

register = template.Library()


def _als_getal(waarde: Any) -> Decimal | None:
    """Read a number; None for what is no number, so that a page never breaks on it."""
    try:
        number = Decimal(str(waarde))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


@register.filter
def euro(waarde: Any) -> str:
    """12500 -> € 12.500; cents only if there are any."""
    bedrag = _als_getal(waarde)
    return "" if bedrag is None else geld.euro(bedrag)


@register.filter
def euro_kort(waarde: Any) -> str:
    """3400000 -> € 3,4 mln."""
    bedrag = _als_getal(waarde)
    return "" if bedrag is None else geld.euro_kort(bedrag)


@register.filter
def getal(waarde: Any, decimalen: int = 0) -> str:
    """12500 -> 12.500; with an argument that many decimals."""
    number = _als_getal(waarde)
    return "" if number is None else geld.getal(number, decimalen)


@register.filter
def procent(waarde: Any, decimalen: int = 0) -> str:
    """0.426 -> 43%; the value is a share of one."""
    number = _als_getal(waarde)
    return "" if number is None else geld.procent(number, decimalen=decimalen)


@register.filter
def telwoord(aantal: int) -> str:
    """6 -> zes; from thirteen on in figures."""
    return tekst.telwoord(aantal)


@register.filter
def datum(waarde: Any) -> str:
    """Dinsdag 9 juni 2015, without the capital."""
    return termijnen.datum_lang(tijd.kalenderdag(waarde)) if isinstance(waarde, date) else ""


@register.filter
def datum_kort(waarde: Any) -> str:
    """9 juni 2015."""
    return termijnen.datum_kort(tijd.kalenderdag(waarde)) if isinstance(waarde, date) else ""


@register.filter
def dag_kort(waarde: Any) -> str:
    """Do 11 juni, without the capital, for the left column of a list."""
    return termijnen.dag_kort(tijd.kalenderdag(waarde)) if isinstance(waarde, date) else ""


@register.filter
def tijdstip(waarde: Any) -> str:
    """9 juni 2015 om 14.03 uur, in Dutch local time; without a time only the date."""
    return tijd.tijdstip(waarde) if isinstance(waarde, datetime) else datum_kort(waarde)


@register.filter
def dagen_tot(waarde: Any) -> str:
    """Vandaag, morgen, over 3 dagen, gisteren, 3 dagen geleden."""
    return tijd.dagen_tot(tijd.kalenderdag(waarde)) if isinstance(waarde, date) else ""
