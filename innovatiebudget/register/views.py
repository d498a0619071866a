"""The public register: what was granted to whom for what, with totals and map (W63)."""

import csv
from types import SimpleNamespace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from besluitvorming.beschikking.queries.register import (
    Registerrij,
    registeraanbod,
    registerrijen,
    registerselectie,
    registertelling,
    toegekend_per_doelgroep,
    toegekend_per_gemeente,
)
from innovatiebudget.register.beeld import as_stap_van, doelgroepstaven, gemeentetegels, registerzin
from innovatiebudget.register.forms import Registerzoeker
from kern.ui.rekenblad import veilige_cel
from regeling.ronde.queries import doelgroepnamen, kaart_van_rondes

PER_PAGINA = 10

CSVKOPPEN = (
    "nummer",
    "ronde",
    "project",
    "aanbieder",
    "doelgroep",
    "gemeenten",
    "toegekend",
    "stand",
)


def _zoeker(request: HttpRequest) -> Registerzoeker:
    return Registerzoeker(request.GET or None, aanbod=registeraanbod())


@require_safe
def registerpagina(request: HttpRequest) -> HttpResponse:
    """Show the totals, the map and the list of granted projects."""
    zoeker = _zoeker(request)
    brieven = registerselectie(zoeker.keuze())
    telling = registertelling(brieven)
    bladen = Paginator(brieven, PER_PAGINA)
    bladen.count = telling.aantal  # counted along with the total already
    pagina = bladen.get_page(request.GET.get("pagina"))
    begin = (pagina.number - 1) * PER_PAGINA
    staven = doelgroepstaven(toegekend_per_doelgroep(brieven), doelgroepnamen())
    return render(
        request,
        "innovatiebudget/register/register.html",
        {
            "filter": SimpleNamespace(form=zoeker),
            "page_obj": pagina,
            "rijen": registerrijen(brieven[begin : begin + PER_PAGINA]),
            "aantal": telling.aantal,
            "totaal": telling.bedrag,
            "staven": staven,
            "tegels": gemeentetegels(toegekend_per_gemeente(brieven), kaart_van_rondes()),
            "vraag": request.GET.urlencode(),
            "zin": registerzin(telling),
            "as_stap": as_stap_van(staven),
        },
    )


def _gekozen_rijen(request: HttpRequest) -> list[Registerrij]:
    return registerrijen(registerselectie(_zoeker(request).keuze()))


@require_safe
def register_als_csv(request: HttpRequest) -> HttpResponse:
    """Give the rows that fit as CSV: semicolons and UTF-8 with BOM, as Dutch Excel reads."""
    antwoord = HttpResponse(content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="register-innovatiebudget.csv"'
    antwoord.write("\ufeff")
    schrijver = csv.writer(antwoord, delimiter=";")
    schrijver.writerow(CSVKOPPEN)
    schrijver.writerows(_csvrij(rij) for rij in _gekozen_rijen(request))
    return antwoord


def _csvrij(rij: Registerrij) -> list[str]:
    namen = ", ".join(naam for naam, _ in rij.gemeenten)
    hoofdgroep = rij.doelgroepen[0] if rij.doelgroepen else ""
    cellen = [rij.nummer, rij.ronde, rij.titel, rij.aanbieder, hoofdgroep, namen]
    return [veilige_cel(cel) for cel in cellen] + [f"{rij.toegekend:.2f}", rij.stand.stap]


@require_safe
def register_als_json(request: HttpRequest) -> JsonResponse:
    """Give the rows that fit the filter as JSON; amounts are strings in euros."""
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
            "stand": rij.stand.stap,
        }
        for rij in _gekozen_rijen(request)
    ]
    return JsonResponse({"projecten": projecten}, json_dumps_params={"ensure_ascii": False})
