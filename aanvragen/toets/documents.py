"""What stands in the letter that puts an application aside (W13)."""

from datetime import date
from typing import Any

from aanvragen.indienen.documents import versie_van_document
from aanvragen.indienen.queries import regels_van_versie
from kern.documenten import documenten
from kern.documenten.documenten import DocumentSoort
from kern.documenten.models import Document


def bouw_brief_buiten_behandeling(document: Document) -> dict[str, Any]:
    """Return the reasoned letter; grounds and dates were fixed when it was asked for (W13)."""
    versie = versie_van_document(document)
    vast = document.gegevens
    return {
        "aanvraag": versie.aanvraag,
        "titel": versie.inhoud["titel"],
        "ronde": regels_van_versie(versie).naam,
        "penvoerder": versie.inhoud["penvoerder"],
        "reden": vast["reden"],
        "gronden": vast["gronden"],
        "datum": date.fromisoformat(vast["datum"]),
        "bezwaar_tot": date.fromisoformat(vast["bezwaar_tot"]),
    }


documenten.registreer_documentsoort(
    DocumentSoort(
        code="brief_buiten_behandeling",
        titel="Brief: uw aanvraag blijft buiten behandeling",
        sjabloon="aanvragen/toets/documents/brief_buiten_behandeling.html",
        bouw=bouw_brief_buiten_behandeling,
        mag_zien="aanvragen.bekijk_toets",
    )
)
