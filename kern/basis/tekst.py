"""Words: cleaning of typed text, enumerations and counts as a Dutch reader expects them."""

import unicodedata
from collections.abc import Iterable

GETALWOORDEN = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf",
)  # fmt: skip


def schone_tekst(tekst: str) -> str:
    """Return text with one kind of line end, composed characters (NFC) and no outer space."""
    lines = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return unicodedata.normalize("NFC", lines).strip()


def opsomming(dingen: Iterable[object]) -> str:
    """Join with commas and "en": "Arnhem, Duiven en Zevenaar"; empty for nothing."""
    *first, last = [str(ding) for ding in dingen] or [""]
    return f"{', '.join(first)} en {last}" if first else last


def telwoord(aantal: int) -> str:
    """Write a number up to twelve as a word, 6 -> zes; beyond that in figures."""
    return GETALWOORDEN[aantal] if 0 <= aantal < len(GETALWOORDEN) else str(aantal)


def van_tot(minst: int, meest: int) -> str:
    """Write a range of small numbers: "drie tot vijf", or "vier" when both are the same."""
    return telwoord(minst) if minst == meest else f"{telwoord(minst)} tot {telwoord(meest)}"


def aantal_van(aantal: int, een: str, meer: str) -> str:
    """Return "1 project" or "3 projecten"."""
    return f"{aantal} {een if aantal == 1 else meer}"
