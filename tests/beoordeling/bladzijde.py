"""Addresses of the floor, and what a person reads on a page."""

import re

from django.http import HttpResponse
from django.urls import reverse


def url(naam: str, *args: object) -> str:
    """The address of a page of this floor."""
    return reverse(f"beoordeling:{naam}", args=args)


def tekst(antwoord: HttpResponse) -> str:
    """The words of a page, without tags; the page must be there."""
    assert antwoord.status_code == 200, antwoord.status_code
    kaal = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return " ".join(kaal.split())
