"""Everyone with a role beyond aanbieder uses a second factor."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from deelnemers import rollen

VRIJ = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_confirm_email",
    "account_email_verification_sent",
    "gezond",
    "demo_verzet",
}
UITLEG = (
    "Uw rol vraagt een extra code bij het inloggen. Stel die één keer in, daarna kunt u verder."
)


class MfaMiddleware:
    """Send who needs a second factor and has none to the page that sets it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Let a request through, or answer it with the way to the set-up page."""
        if not settings.MFA_VERPLICHT or self._vrij(request):
            return None
        gebruiker = request.user
        if not gebruiker.is_authenticated or not rollen.mfa_verplicht(gebruiker):
            return None
        if is_mfa_enabled(gebruiker, [Authenticator.Type.TOTP]):
            return None
        return self._naar_instellen(request)

    @staticmethod
    def _vrij(request: HttpRequest) -> bool:
        naam = request.resolver_match.view_name if request.resolver_match else ""
        return naam in VRIJ or naam.startswith("mfa_")

    @staticmethod
    def _naar_instellen(request: HttpRequest) -> HttpResponse:
        adres = reverse("mfa_activate_totp")
        if request.htmx:
            return HttpResponseClientRedirect(adres)
        messages.warning(request, UITLEG)
        return HttpResponseRedirect(adres)
