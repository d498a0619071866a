"""The style page: every part of the look in every state, for people and for the tests.

Only in development. The data is made up; nothing is stored, nothing is read from the database.
"""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from innovatiebudget.stijl.beeld import onderdelen, platen
from innovatiebudget.stijl.beeld.onderdelen import (
    BEGROTING,
    FOUTE_BEGROTING,
    FOUTE_INVOER,
    INVOER,
)
from innovatiebudget.stijl.forms import BegrotingSet, StijlFormulier


def stijlpagina(request: HttpRequest) -> HttpResponse:
    """Show the style page; `?fout` shows the form with its errors, `?deel=` one chapter only."""
    fout = "fout" in request.GET
    formulier = StijlFormulier(FOUTE_INVOER if fout else None, initial=INVOER)
    begroting = BegrotingSet(
        FOUTE_BEGROTING if fout else None, initial=BEGROTING, prefix="begroting"
    )
    if fout:
        formulier.is_valid()
        begroting.is_valid()
    return render(
        request,
        "innovatiebudget/stijl/stijl.html",
        {
            "d": onderdelen,
            "p": platen,
            "form": formulier,
            "begroting": begroting,
            "bladzijde": Paginator(range(1, 223), 10).get_page(request.GET.get("pagina", 3)),
        },
    )
