"""The page of a document: progress while it is made, then the download."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kern.basis.verzoek import fragment_of_pagina
from kern.documenten import documenten
from kern.documenten.models import Document


def _haal(request: HttpRequest, uuid: UUID) -> Document:
    """Fetch a document that the user may see, else 404."""
    document = get_object_or_404(Document, uuid=uuid)
    if not documenten.mag_zien(request.user, document):
        raise Http404
    return document


@require_safe
@never_cache
def document_pagina(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show where the making of a document stands; htmx asks for the fragment every two seconds."""
    template = fragment_of_pagina(
        request, "kern/documenten/document_voortgang.html", "kern/documenten/document.html"
    )
    return render(request, template, {"document": _haal(request, uuid)})


@require_safe
@never_cache
def document_download(request: HttpRequest, uuid: UUID) -> FileResponse:
    """Give the file, always as an attachment."""
    document = _haal(request, uuid)
    if not document.is_klaar:
        raise Http404
    name = f"{slugify(document.titel)}-versie-{document.versie}.pdf"
    response = FileResponse(
        document.bestand.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/pdf",
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
