"""What stands in the PDF of the advice: made from the frozen content only, so it can be made again equal (R25)."""

from typing import Any

from beoordeling.advies.beeld.context import documentcontext
from beoordeling.advies.rekenen import ADVIESDOCUMENT
from beoordeling.weging.models import Advies
from kern.documenten.documenten import DocumentSoort, registreer_documentsoort
from kern.documenten.models import Document


def bouw_adviesdocument(document: Document) -> dict[str, Any]:
    """Take the document row, give the context of its template."""
    advies = Advies.objects.get(pk=document.onderwerp_id)
    return documentcontext(advies.inhoud or {}, advies.sha256)


registreer_documentsoort(
    DocumentSoort(
        code=ADVIESDOCUMENT,
        titel="Advies van de commissie",
        sjabloon="beoordeling/advies/documents/advies.html",
        bouw=bouw_adviesdocument,
        mag_zien="beoordeling.adviesdocument_zien",
    )
)
