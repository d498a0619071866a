"""The request as views of this portal get it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class Verzoek(HttpRequest):
    """A request of the portal: the type that views ask for.

    `user` is there by Django (a `Gebruiker` or AnonymousUser), `htmx` by its middleware: true when
    htmx asks. Never made by hand; the middleware adds to the request that Django made.
    """

    htmx: HtmxDetails


def fragment_of_pagina(request: HttpRequest, fragment: str, pagina: str) -> str:
    """Choose the template: the fragment when htmx asks, else the whole page."""
    return fragment if getattr(request, "htmx", False) else pagina
