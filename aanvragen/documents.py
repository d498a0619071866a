"""What stands in the PDFs of this floor: the application as received, and the letter."""

from datetime import date
from typing import Any

from aanvragen.lezen import leesbaar
from aanvragen.models import Aanvraagversie
from kern import documenten
from kern.documenten import DocumentSoort
from kern.models import Document


def _versie(document: Document) -> Aanvraagversie:
    return Aanvraagversie.objects.select_related("aanvraag__ronde", "aanvraag__penvoerder").get(
        pk=document.gegevens["versie"]
    )


def aanvraag(document: Document) -> dict[str, Any]:
    """Return the application exactly as this version was received (W11)."""
    versie = _versie(document)
    return {
        "aanvraag": versie.aanvraag,
        "versie": versie,
        "lezing": leesbaar(versie.aanvraag.ronde, versie.inhoud),
    }


def brief_buiten_behandeling(document: Document) -> dict[str, Any]:
    """Return the reasoned letter; grounds and dates were fixed when it was asked for (W13)."""
    versie = _versie(document)
    vast = document.gegevens
    return {
        "aanvraag": versie.aanvraag,
        "penvoerder": versie.inhoud["penvoerder"],
        "reden": vast["reden"],
        "gronden": vast["gronden"],
        "datum": date.fromisoformat(vast["datum"]),
        "bezwaar_tot": date.fromisoformat(vast["bezwaar_tot"]),
    }


def registreer() -> None:
    """Declare the kinds of documents of this floor."""
    documenten.registreer(
        DocumentSoort(
            code="aanvraag",
            titel="Aanvraag",
            sjabloon="aanvragen/documents/aanvraag.html",
            bouw=aanvraag,
            mag_zien="aanvragen.bekijk",
        )
    )
    documenten.registreer(
        DocumentSoort(
            code="brief_buiten_behandeling",
            titel="Brief: uw aanvraag blijft buiten behandeling",
            sjabloon="aanvragen/documents/brief_buiten_behandeling.html",
            bouw=brief_buiten_behandeling,
            mag_zien="aanvragen.bekijk_toets",
        )
    )
