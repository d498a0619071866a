"""The start page: what you have to do now, how the ronde stands, what just happened (W60)."""

from kern.basis.geld import NBSP, euro_kort
from kern.basis.termijnen import datum_lang
from kern.basis.tijd import lokaal, nu
from regeling.ronde.models import Ronde
from regeling.ronde.queries import huidige_fase


def groet() -> str:
    """Greet by the hour of the portal's clock."""
    uur = lokaal(nu()).hour
    if uur < 12:
        return "Goedemorgen"
    return "Goedemiddag" if uur < 18 else "Goedenavond"


def rondezin(ronde: Ronde | None) -> str:
    """Say in one sentence where the ronde stands and until when."""
    if ronde is None:
        return ""
    naam = ronde.naam
    zinnen = {
        "openbaar": f"{naam} is openbaar. Aanvragen kan vanaf {datum_lang(_dag(ronde.opent_op))}.",
        "open": f"{naam} is open. U kunt uw aanvraag versturen tot {_moment(ronde.sluit_op)}.",
        "toetsing": f"{naam} is gesloten. De coördinator controleert de aanvragen tot en met "
        f"{datum_lang(ronde.toetsing_tot)}.",
        "beoordeling": f"{naam} is in de beoordeling. De commissie geeft scores tot en met "
        f"{datum_lang(ronde.beoordeling_tot)}.",
        "advies": f"De commissie weegt alle aanvragen van {naam} samen. Het advies is er uiterlijk "
        f"{datum_lang(ronde.advies_tot)}.",
        "besluitvorming": f"De colleges besluiten over {naam}, uiterlijk "
        f"{datum_lang(ronde.besluitvorming_tot)}.",
        "uitvoering": f"De projecten van {naam} lopen. De evaluatie is klaar op "
        f"{datum_lang(ronde.evaluatie_uiterlijk)}.",
        "evaluatie": f"De regio evalueert {naam}, uiterlijk "
        f"{datum_lang(ronde.evaluatie_uiterlijk)}.",
    }
    return zinnen[huidige_fase(ronde)]


def _dag(moment):
    return lokaal(moment).date()


def _moment(moment) -> str:
    return f"{datum_lang(_dag(moment))} om {lokaal(moment):%H.%M} uur"


def plafondgetal(ronde: Ronde | None) -> dict:
    """Return the ceiling as a large number and what stands beside it."""
    if ronde is None:
        return {}
    getal = euro_kort(ronde.subsidieplafond)
    miljoen = getal.endswith("mln")
    return {
        "plafond_getal": getal.removesuffix(f"{NBSP}mln"),
        "plafond_bij": "miljoen beschikbaar" if miljoen else "beschikbaar",
    }
