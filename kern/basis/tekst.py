"""Cleaning of typed text; for forms and for services that take text from elsewhere."""

import unicodedata


def schone_tekst(tekst: str) -> str:
    """Return text with one kind of line end, composed characters (NFC) and no outer space."""
    lines = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return unicodedata.normalize("NFC", lines).strip()
