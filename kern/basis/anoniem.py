"""Keep personal data out of free text: what can be recognised by its form is refused (W50)."""

import re

from kern.basis.fouten import Fout

EMAILPATROON = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")

# 8 or 9 digits in a row (BSN, date of birth, phone), or a BSN written in groups of three
NUMMERPATROON = re.compile(r"(?<!\d)(?:\d{8,9}(?!\d)|\d{3}[ .]\d{3}[ .]\d{3}(?![\d.]|,\d))")

ANONIEM_UITLEG = (
    "Schrijf geen namen, adressen of andere gegevens op waaraan iemand te herkennen is."
)


def persoonsgegeven_in(tekst: str) -> str:
    """Return in Dutch what personal data the text seems to hold, or an empty string."""
    if EMAILPATROON.search(tekst):
        return "een e-mailadres"
    if NUMMERPATROON.search(tekst):
        return "een nummer dat een burgerservicenummer of geboortedatum kan zijn"
    return ""


def eis_anoniem(tekst: str, veld: str | None = None) -> None:
    """Raise Fout when the text holds what seems to be personal data."""
    if wat := persoonsgegeven_in(tekst):
        raise Fout(f"Haal {wat} weg. Er is nog niets bewaard; uw tekst staat er nog.", veld)
