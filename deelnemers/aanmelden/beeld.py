"""Where someone is logged in, in words that are recognised."""

from dataclasses import dataclass
from datetime import datetime

from deelnemers.aanmelden.queries import Sessie

# What a browser says of itself -> its name; the first that fits, because they name each other.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrom": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
APPARATEN = {
    "iPhone": "een iPhone",
    "iPad": "een iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "een Mac",
    "Linux": "Linux",
}


@dataclass(frozen=True)
class Regel:
    """One place where someone is logged in."""

    pk: int
    apparaat: str
    adres: str
    sinds: datetime
    deze: bool


def apparaat(user_agent: str) -> str:
    """Name browser and device: "Firefox op Windows"; says so when it does not know."""
    browser = next((naam for teken, naam in BROWSERS.items() if teken in user_agent), "Een browser")
    op = next((naam for teken, naam in APPARATEN.items() if teken in user_agent), "")
    return f"{browser} op {op}" if op else browser


def regels(sessies: list[Sessie], huidige: str) -> list[Regel]:
    """Return a line per session, the one that asks first and then the newest."""
    lijst = [
        Regel(s.pk, apparaat(s.user_agent), s.ip, s.created_at, s.session_key == huidige)
        for s in sessies
    ]
    return sorted(lijst, key=lambda regel: (not regel.deze, -regel.sinds.timestamp()))
