"""The request as views of this portal get it."""

from django.http import HttpRequest, QueryDict
from django_htmx.middleware import HtmxDetails


class Verzoek(HttpRequest):
    """A request of the portal: the type that views ask for.

    `user` is there by Django (a `Gebruiker` or AnonymousUser), `htmx` by its middleware: true when
    htmx asks. Never made by hand; the middleware adds to the request that Django made.
    """

    htmx: HtmxDetails


def gepost(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, also when that is nothing; None when the page is only asked for.

    For the first argument of a form: an empty post is still a form to check.
    """
    return request.POST if request.method == "POST" else None


def fragment_of_pagina(request: HttpRequest, fragment: str, pagina: str) -> str:
    """Choose the template: the fragment when htmx asks, else the whole page."""
    return fragment if getattr(request, "htmx", False) else pagina
