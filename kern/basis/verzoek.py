"""What every view uses: errors of services in a form, and one kind of list."""

from django.http import HttpRequest


def fragment_of_pagina(request: HttpRequest, fragment: str, pagina: str) -> str:
    """Choose the template: the fragment when htmx asks, else the whole page."""
    return fragment if getattr(request, "htmx", False) else pagina
