"""One clock per request, no copies of private pages, and a readable page for an error that a view
let through."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.metingen import metingen

Antwoorder = Callable[[HttpRequest], HttpResponse]


# What the portal needs of no browser, and who may put its answers in a page of their own: nobody.
VASTE_KOPPEN = {
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
    "payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class KoppenMiddleware:
    """Give every answer, static files and errors too, the headers that fence it in."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; who logs out leaves nothing behind in the browser either."""
        response = self.get_response(request)
        for kop, waarde in VASTE_KOPPEN.items():
            response.headers.setdefault(kop, waarde)
        match = request.resolver_match
        if request.method == "POST" and match and match.view_name == "account_logout":
            response.headers["Clear-Site-Data"] = '"storage"'
        return response


class MetingMiddleware:
    """Count each request and how long it took, by the name of its page."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and count."""
        begin = time.monotonic()
        response = self.get_response(request)
        match = request.resolver_match
        metingen.verzoek(
            pagina=(match.view_name if match else "") or "geen",
            methode=request.method if request.method in ("GET", "HEAD", "POST") else "anders",
            code=response.status_code,
            seconden=time.monotonic() - begin,
        )
        return response


class GeenKopieMiddleware:
    """Let no browser or proxy keep what someone sees who is logged in (ASVS 14.3.2)."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; asks nothing of the database: whoever brings or gets a session is meant."""
        response = self.get_response(request)
        session = settings.SESSION_COOKIE_NAME
        private = session in request.COOKIES or session in response.cookies
        if private and "no-store" not in response.headers.get("Cache-Control", ""):
            response.headers["Cache-Control"] = "no-store, private"
        return response


class KlokMiddleware:
    """Read the shift of the demonstration clock once per request."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with tijd.binnen_verzoek():
            return self.get_response(request)


class FoutMiddleware:
    """Show a `Fout` that no form could take as a page with what happened and what to do now."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exc: Exception) -> HttpResponse | None:
        """Render a `Fout` with status 409; leave everything else alone."""
        if not isinstance(exc, Fout):
            return None
        return render(request, "kern/ui/fout.html", {"melding": exc.melding}, status=409)
