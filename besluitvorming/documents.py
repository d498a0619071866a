"""What stands in the PDF of a beschikking: its frozen content, and the day it was sent (W30)."""

from datetime import date
from decimal import Decimal
from typing import Any

from aanvragen.models import Aanvraag
from besluitvorming.models import Beschikking
from kern.documenten import DocumentSoort, registreer

SOORT = "beschikking"


def registreer_documenten() -> None:
    """Tell kern about the document of this floor."""
    registreer(
        DocumentSoort(
            code=SOORT,
            titel="Beschikking",
            sjabloon="besluitvorming/documents/beschikking.html",
            bouw=bouw,
            mag_zien="besluitvorming.beschikking_zien",
        )
    )


def bouw(document: Any) -> dict[str, Any]:
    """Take the document row, give the context of its template."""
    aanvraag = Aanvraag.objects.get(pk=document.onderwerp_id)
    brief = Beschikking.objects.get(aanvraag=aanvraag)
    return context(brief, document.gegevens)


def _dag(waarde: str) -> date | None:
    return date.fromisoformat(waarde[:10]) if waarde else None


def context(brief: Beschikking, verzending: dict[str, Any]) -> dict[str, Any]:
    """Prepare the content of a letter for reading; `verzending` is empty before it is sent."""
    inhoud = brief.inhoud
    colleges = [_college(c) for c in inhoud["colleges"]]
    return {
        "brief": brief,
        "inhoud": inhoud,
        "toegekend": bool(brief.bedrag),
        "bedrag": brief.bedrag,
        "gevraagd": Decimal(inhoud["gevraagd"]),
        "geadviseerd": Decimal(inhoud["geadviseerd"]),
        "colleges": colleges,
        "afwijkend": [c for c in colleges if not c["volgt"]],
        "niet_door": not brief.bedrag and any(c["besloten"] for c in colleges),
        "totaal_aandeel": sum((c["aandeel"] for c in colleges), Decimal(0)),
        "advies_op": _dag(inhoud["advies"]["vastgesteld_op"]),
        "start": _dag(inhoud["start"]),
        "eind": _dag(inhoud["eind"]),
        "rapportages": [
            {"naam": r["naam"], "uiterlijk": _dag(r["uiterlijk"])} for r in inhoud["rapportages"]
        ],
        "commissie": inhoud["advies"]["commissie"],
        "verzonden": _dag(verzending.get("verzonden", "")),
        "bezwaar_tot": _dag(verzending.get("bezwaar_tot", "")),
        "termijn_uitleg": verzending.get("uitleg", ""),
    }


def _college(gegevens: dict[str, Any]) -> dict[str, Any]:
    """One college with amounts and days as such."""
    return gegevens | {
        "datum": _dag(gegevens["datum"]),
        "aandeel": Decimal(gegevens["aandeel"]),
        "besloten": Decimal(gegevens["besloten"]),
        "bedrag": Decimal(gegevens["bedrag"]),
    }
