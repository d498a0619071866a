"""What stands in the PDFs of this floor: the application as received, and the letter."""

from typing import Any

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.velden.queries.lezing import lezing_van_inhoud
from kern.documenten.models import Document


def versie_van_document(document: Document) -> Aanvraagversie:
    return Aanvraagversie.objects.select_related("aanvraag__ronde", "aanvraag__penvoerder").get(
        pk=document.gegevens["versie"]
    )


def bouw_aanvraagdocument(document: Document) -> dict[str, Any]:
    """Return the application exactly as this version was received (W11)."""
    versie = versie_van_document(document)
    return {
        "aanvraag": versie.aanvraag,
        "versie": versie,
        "lezing": lezing_van_inhoud(versie.aanvraag.ronde, versie.inhoud),
    }
