"""Messages between two pages, in a cookie that a browser takes from this host alone."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class Koekje(CookieStorage):
    """The cookie, under a name that no other host can set where there is HTTPS."""

    @property
    def cookie_name(self) -> str:  # type: ignore[override]
        """Name it after how cookies are sent."""
        return "__Host-berichten" if settings.SESSION_COOKIE_SECURE else "berichten"


class Berichten(FallbackStorage):
    """The cookie, and the session for what does not fit."""

    storage_classes = (Koekje, SessionStorage)
