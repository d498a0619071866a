"""Public pages that say how the portal works: schema, contact, accessibility, privacy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanvragen.velden.rekenen.schema import schematekst


@require_safe
def aanvraagschema(request: HttpRequest) -> HttpResponse:
    """Serve the JSON Schema that a receipt follows and an import is checked against."""
    return HttpResponse(schematekst(), content_type="application/schema+json")


@require_safe
def contactpagina(request: HttpRequest) -> HttpResponse:
    """Tell where someone can ask for help."""
    return render(request, "innovatiebudget/informatie/contact.html")


@require_safe
def toegankelijkheidspagina(request: HttpRequest) -> HttpResponse:
    """Tell honestly how accessible the portal is."""
    return render(request, "innovatiebudget/informatie/toegankelijkheid.html")


@require_safe
def privacypagina(request: HttpRequest) -> HttpResponse:
    """Tell which personal data the portal keeps, and why."""
    return render(request, "innovatiebudget/informatie/privacy.html")
