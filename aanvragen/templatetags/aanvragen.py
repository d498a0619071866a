"""Tags of this floor: the reading of an application, and its state in a shape and a word."""

from datetime import datetime
from typing import Any

from django import template

from aanvragen.indienen.queries import lezing_van_aanvraag
from aanvragen.toets.models import Toets
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries import lezing
from kern.basis.tijd import lokaal, vandaag

register = template.Library()
OORDEEL = {
    Toets.Oordeel.VOLDOET: ("klaar", "Voldoet"),
    Toets.Oordeel.NIET: ("afwijkend", "Voldoet niet"),
    Toets.Oordeel.AANVULLEN: ("aanpassen", "Aanvullen"),
}


@register.simple_tag
def lezing_van(aanvraag: Aanvraag) -> lezing.Lezing:
    """Return the reading of the newest received version of an application."""
    return lezing_van_aanvraag(aanvraag)


@register.inclusion_tag("onderdelen/status.html")
def aanvraagstatus(aanvraag: Aanvraag, rustig: bool = False) -> dict[str, Any]:
    """Where an application is, in a shape and a word."""
    stand = aanvraag.stand
    return {"soort": stand.vorm, "tekst": stand.tekst, "rustig": rustig}


@register.inclusion_tag("onderdelen/status.html")
def oordeelstatus(toets: Toets | None) -> dict[str, Any]:
    """Result of the check of one criterion."""
    soort, tekst = (
        OORDEEL[Toets.Oordeel(toets.oordeel)] if toets else ("nog_niet", "Nog niet gecontroleerd")
    )
    return {"soort": soort, "tekst": tekst, "rustig": False}


@register.filter
def deel_van(aantal: int, meeste: int) -> str:
    """Return the width of a bar in percent: 40 of the most 80 is 50%."""
    return f"{100 * aantal / meeste:.1f}%" if meeste else "0%"


@register.filter
def komma(getal: str | None) -> str:
    """Write a canonical number the Dutch way: 4.6 becomes 4,6; None a question mark."""
    return "?" if getal is None else getal.replace(".", ",")


@register.filter
def nog_dagen(moment: Any) -> str:
    """Say how long there is: Nog 9 dagen, Dat is morgen, Dat is vandaag, or that it is past."""
    dag = lokaal(moment).date() if isinstance(moment, datetime) else moment
    dagen = (dag - vandaag()).days
    if dagen < 0:
        return "Dat is voorbij"
    return {0: "Dat is vandaag", 1: "Dat is morgen"}.get(dagen, f"Nog {dagen} dagen")
