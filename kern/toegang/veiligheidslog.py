"""What whoever guards the portal must see: who logged in or failed to, and what was refused.

Lines of the process, beside the log of acts. They name an account by its number and never by what
somebody typed, and carry the address of the client, because here somebody needs it.
"""

from collections.abc import Callable
from typing import Any

import structlog
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.auth import signals as auth
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from kern.toegang.adres import klantadres

logger = structlog.get_logger("veiligheid")

GEWEIGERD = {400, 403, 404, 413, 429}


def meld(gebeurtenis: str, request: HttpRequest | None, **feiten: Any) -> None:
    """Write one line about `gebeurtenis`; who and from where follow from the request."""
    if request is not None:
        session = getattr(request, "session", None)
        wie = session.get(SESSION_KEY, "") if session is not None else ""
        feiten = {"account": wie, "adres": klantadres(request)} | feiten
    logger.info(gebeurtenis, **feiten)


@receiver(auth.user_logged_in)
def _ingelogd(request: HttpRequest, user: Any, **_kwargs: Any) -> None:
    manieren = request.session.get("account_authentication_methods", [])
    meld(
        "ingelogd", request, account=str(user.pk), manieren=[str(m.get("method")) for m in manieren]
    )


@receiver(auth.user_logged_out)
def _uitgelogd(request: HttpRequest, user: Any, **_kwargs: Any) -> None:
    meld("uitgelogd", request, account=str(user.pk) if user else "")


@receiver(auth.user_login_failed)
def _mislukt(
    credentials: dict[str, Any], request: HttpRequest | None = None, **_kwargs: Any
) -> None:
    adres = credentials.get("email") or credentials.get("username") or ""
    bekend = get_user_model()._default_manager.filter(email__iexact=adres).values_list("pk").first()
    meld("inloggen_mislukt", request, account=str(bekend[0]) if bekend else "onbekend")


class WeigeringMiddleware:
    """Tell of each refusal on a page that exists, and of every one to who is logged in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and tell when that was a no."""
        response = self.get_response(request)
        if response.status_code in GEWEIGERD:
            match = request.resolver_match
            ingelogd = SESSION_KEY in request.session
            if match or ingelogd:
                pagina = match.view_name if match else "geen"
                meld("geweigerd", request, code=response.status_code, pagina=pagina)
        return response
