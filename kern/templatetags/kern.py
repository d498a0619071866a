"""Filters for amounts, dates and numbers; available in every template."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template

from kern.basis import geld, tekst, tijd
from kern.basis.termijnen import datum_kort as _kort
from kern.basis.termijnen import datum_lang as _lang

register = template.Library()


def _als_getal(waarde: Any) -> Decimal | None:
    """Read a number; None for what is no number, so that a page never breaks on it."""
    try:
        number = Decimal(str(waarde))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _als_datum(waarde: Any) -> date | None:
    """Read a date; a moment becomes its Dutch calendar date."""
    if isinstance(waarde, datetime):
        return tijd.lokaal(waarde).date()
    return waarde if isinstance(waarde, date) else None


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
    dag = _als_datum(waarde)
    return "" if dag is None else _lang(dag)


@register.filter
def datum_kort(waarde: Any) -> str:
    """9 juni 2015."""
    dag = _als_datum(waarde)
    return "" if dag is None else _kort(dag)


@register.filter
def tijdstip(waarde: Any) -> str:
    """9 juni 2015 om 14.03 uur, in Dutch local time."""
    if not isinstance(waarde, datetime):
        return datum_kort(waarde)
    moment = tijd.lokaal(waarde)
    return f"{_kort(moment.date())} om {moment:%H.%M} uur"


@register.filter
def dagen_tot(waarde: Any) -> str:
    """Tell how far away a date is: vandaag, morgen, over 3 dagen, gisteren, 3 dagen geleden."""
    dag = _als_datum(waarde)
    if dag is None:
        return ""
    days = (dag - tijd.vandaag()).days
    named = {0: "vandaag", 1: "morgen", -1: "gisteren"}
    if days in named:
        return named[days]
    return f"over {days} dagen" if days > 0 else f"{-days} dagen geleden"
