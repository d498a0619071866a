"""What stands in the PDF of a beschikking: its frozen content, and the day it was sent (W30)."""

from typing import Any

from aanvragen.velden.models import Aanvraag
from besluitvorming.beschikking.beeld.brief import brief_om_te_lezen
from besluitvorming.beschikking.models import DOCUMENTSOORT, Beschikking
from kern.documenten.documenten import DocumentSoort, registreer_documentsoort
from kern.documenten.models import Document


def bouw_beschikking(document: Document) -> dict[str, Any]:
    """Take the document row, give the context of its template."""
    aanvraag = Aanvraag.objects.get(pk=document.onderwerp_id)
    brief = Beschikking.objects.get(aanvraag=aanvraag)
    return brief_om_te_lezen(brief, document.gegevens)


registreer_documentsoort(
    DocumentSoort(
        code=DOCUMENTSOORT,
        titel="Beschikking",
        sjabloon="besluitvorming/beschikking/documents/beschikking.html",
        bouw=bouw_beschikking,
        mag_zien="besluitvorming.beschikking_zien",
    )
)
