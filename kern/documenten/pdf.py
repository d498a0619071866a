"""Turn a template into a tagged PDF (PDF/UA-1)."""

import gc
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pikepdf
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.template.loader import render_to_string
from django.utils._os import safe_join

BASIS = "https://portaal.invalid/"  # never asked for over a network


def statisch_bestand(url: str) -> Path:
    """Find the file behind an address under STATIC_URL, as made by {% static %} or by CSS.

    Raises ValueError for every other address: a PDF never reads from the network, from uploads or
    from elsewhere on disk.
    """
    parts = urlsplit(url)
    prefix = urlsplit(settings.STATIC_URL).path
    prefix = prefix if prefix.startswith("/") else f"/{prefix}"
    path = unquote(parts.path)
    if parts.scheme != "https" or parts.netloc != urlsplit(BASIS).netloc:
        raise ValueError(f"Not a static file: {url}")
    if not path.startswith(prefix):
        raise ValueError(f"Not a static file: {url}")
    name = path.removeprefix(prefix)
    try:
        found = finders.find(name) or safe_join(settings.STATIC_ROOT, name)
    except SuspiciousFileOperation as exc:
        raise ValueError(f"Not a static file: {url}") from exc
    file = Path(str(found))
    if not file.is_file():
        raise ValueError(f"Static file not found: {url}")
    return file


def _ophaler() -> Any:
    """Make WeasyPrint's fetcher that knows static files and data: addresses only."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class StatischeOphaler(URLFetcher):
        """Fetch from static files; refuse the network and the disk."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            file = statisch_bestand(url)
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": kind})

    return StatischeOphaler(allowed_protocols=["data"], allow_redirects=False)


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """Let Python look for garbage afterwards: a long document takes a sixth less time."""
    was_aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_aan:
            gc.enable()


def maak(sjabloon: str, context: dict[str, Any]) -> bytes:
    """Render a template and return it as PDF/UA-1.

    Takes a second or more: call it from the outbox, not in a request and not in a transaction.
    """
    from weasyprint import HTML  # takes most of a second to import

    html = render_to_string(sjabloon, context)
    with _zonder_opruimen():
        document = HTML(string=html, base_url=BASIS, url_fetcher=_ophaler())
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))


def aantal_paginas(inhoud: bytes) -> int:
    """Count the pages of a PDF."""
    with pikepdf.open(BytesIO(inhoud)) as pdf:
        return len(pdf.pages)
