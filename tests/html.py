"""Read a page as a reader does: white space and line breaks in the source mean nothing."""

import io
import re
import zipfile
from typing import Any

from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def inhoud(antwoord: Any) -> bytes:
    """Return what a response brings, also streamed; of a spreadsheet its sheets, not when it was made."""
    geheel: bytes = b"".join(antwoord) if antwoord.streaming else antwoord.content
    if antwoord.headers.get("Content-Type", "") != XLSX:
        return geheel
    with zipfile.ZipFile(io.BytesIO(geheel)) as boek:
        return b"".join(boek.read(n) for n in sorted(boek.namelist()) if n.startswith("xl/"))


def plat(antwoord: HttpResponse | str) -> str:
    """Return the HTML of a response on one line, with single spaces, also inside tags."""
    html = antwoord if isinstance(antwoord, str) else antwoord.content.decode()
    html = re.sub(r"\s+", " ", html)
    return re.sub(r"(<[^<>]*?) >", r"\1>", html)
