"""The public register: what was granted to whom for what, with totals and map (W63)."""

import csv
from decimal import Decimal
from types import SimpleNamespace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from innovatiebudget.register.beeld import as_stap_van, doelgroepstaven, gemeentetegels, registerzin
from innovatiebudget.register.forms import Registerkeuzes, Registerzoeker
from innovatiebudget.register.queries import hoofddoelgroep
from kern.aansluiting.registers import RegisterRij, register_rijen

PER_PAGINA = 10


def _zoeker(request: HttpRequest) -> tuple[Registerzoeker, list[RegisterRij]]:
    """Return the filter and the rows that fit, by amount from high to low."""
    rijen = register_rijen.voor(None)
    groepen = {hoofddoelgroep(r)[:1]: hoofddoelgroep(r) for r in rijen if r.doelgroepen}
    namen = {naam for r in rijen for naam, _ in r.gemeenten}
    keuzes = Registerkeuzes(
        rondes=sorted({(r.ronde, r.ronde) for r in rijen}, reverse=True),
        doelgroepen=sorted(groepen.items()),
        gemeenten=[(naam, naam) for naam in sorted(namen)],
    )
    zoeker = Registerzoeker(request.GET or None, keuzes=keuzes)
    passend = [rij for rij in rijen if zoeker.past(rij)]
    return zoeker, sorted(passend, key=lambda rij: (-rij.toegekend, rij.nummer))


@require_safe
def registerpagina(request: HttpRequest) -> HttpResponse:
    """Show the totals, the map and the list of granted projects."""
    zoeker, rijen = _zoeker(request)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(
        request,
        "innovatiebudget/register/register.html",
        {
            "filter": SimpleNamespace(form=zoeker),
            "page_obj": pagina,
            "aantal": len(rijen),
            "totaal": sum((r.toegekend for r in rijen), Decimal(0)),
            "staven": doelgroepstaven(rijen),
            "tegels": gemeentetegels(rijen),
            "vraag": request.GET.urlencode(),
            "zin": registerzin(rijen),
            "as_stap": as_stap_van(rijen),
        },
    )


@require_safe
def register_als_csv(request: HttpRequest) -> HttpResponse:
    """Give the rows that fit as CSV: semicolons and UTF-8 with BOM, as Dutch Excel reads."""
    _, rijen = _zoeker(request)
    antwoord = HttpResponse(content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="register-innovatiebudget.csv"'
    antwoord.write("\ufeff")
    schrijver = csv.writer(antwoord, delimiter=";")
    schrijver.writerow(
        ["nummer", "ronde", "project", "aanbieder", "doelgroep", "gemeenten", "toegekend", "stand"]
    )
    for rij in rijen:
        namen = ", ".join(naam for naam, _ in rij.gemeenten)
        cellen = [rij.nummer, rij.ronde, rij.titel, rij.aanbieder, hoofddoelgroep(rij), namen]
        schrijver.writerow([_veilig(c) for c in cellen] + [f"{rij.toegekend:.2f}", rij.stand])
    return antwoord


def _veilig(tekst: str) -> str:
    """Keep a spreadsheet from reading a text as a formula."""
    return f"'{tekst}" if tekst[:1] in "=+-@\t\r" else tekst


@require_safe
def register_als_json(request: HttpRequest) -> JsonResponse:
    """Give the rows that fit the filter as JSON; amounts are strings in euros."""
    _, rijen = _zoeker(request)
    projecten = [
        {
            "nummer": rij.nummer,
            "ronde": rij.ronde,
            "project": rij.titel,
            "aanbieder": rij.aanbieder,
            "doelgroepen": list(rij.doelgroepen),
            "gemeenten": {naam: f"{bedrag:.2f}" for naam, bedrag in rij.gemeenten},
            "toegekend": f"{rij.toegekend:.2f}",
            "besloten_op": rij.besloten_op.isoformat() if rij.besloten_op else None,
            "stand": rij.stand,
        }
        for rij in rijen
    ]
    return JsonResponse({"projecten": projecten}, json_dumps_params={"ensure_ascii": False})
