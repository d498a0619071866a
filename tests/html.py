"""Read a page as a reader does: white space and line breaks in the source mean nothing."""

import re

from django.http import HttpResponse


def plat(antwoord: HttpResponse | str) -> str:
    """Return the HTML of a response on one line, with single spaces, also inside tags."""
    html = antwoord if isinstance(antwoord, str) else antwoord.content.decode()
    html = re.sub(r"\s+", " ", html)
    return re.sub(r"(<[^<>]*?) >", r"\1>", html)
