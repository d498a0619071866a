"""Public pages that say how the portal works: schema, contact, accessibility, privacy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanvragen.schema import BESTAND


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """Serve the JSON Schema that a receipt follows and an import is checked against."""
    return HttpResponse(BESTAND.read_bytes(), content_type="application/schema+json")


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Tell where someone can ask for help."""
    return render(request, "innovatiebudget/contact.html")


@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """Tell honestly how accessible the portal is."""
    return render(request, "innovatiebudget/toegankelijkheid.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Tell which personal data the portal keeps, and why."""
    return render(request, "innovatiebudget/privacy.html")
