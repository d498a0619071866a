"""A session ends by itself: after a while without a sign of its owner, and after a day's work.

Django only lets a session end some time after it was last stored, so both are told here, by the
clock of the machine (that of a demonstration may be shifted). What the portal asks by itself to
keep a page up to date is no sign of a person.
"""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout, user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from kern.toegang.veiligheidslog import meld

BEGONNEN = "sessie_begonnen"
GEZIEN = "sessie_gezien"
NAUWKEURIG = 300  # seconds; a session is stored again for being used at most this often


@receiver(user_logged_in)
def begin(request: HttpRequest, **_kwargs: Any) -> None:
    """Let the time of a session run from logging in."""
    request.session[BEGONNEN] = request.session[GEZIEN] = int(time.time())


def verlopen(session: Any, nu: float) -> str:
    """Tell why a session is over: unused too long, or lasted too long; empty when it goes on."""
    begonnen, gezien = session.get(BEGONNEN, nu), session.get(GEZIEN, nu)
    if nu - gezien > settings.SESSIE_STIL:
        return "omdat u een tijd niets deed"
    return "omdat u lang was ingelogd" if nu - begonnen > settings.SESSION_COOKIE_AGE else ""


def _van_een_mens(request: HttpRequest) -> bool:
    return request.method != "GET" or "HX-Request" not in request.headers


class SessieMiddleware:
    """End a session that is over; remember that one is used."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, as a visitor when the session is over."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            self._zie_na(request, time.time())
        return self.get_response(request)

    @staticmethod
    def _zie_na(request: HttpRequest, nu: float) -> None:
        session = request.session
        if reden := verlopen(session, nu):
            meld("sessie_verlopen", request)
            logout(request)
            messages.info(request, f"U bent uitgelogd {reden}. Log opnieuw in.")
            return
        session.setdefault(BEGONNEN, int(nu))
        if _van_een_mens(request) and nu - session.get(GEZIEN, 0) > NAUWKEURIG:
            session[GEZIEN] = int(nu)
