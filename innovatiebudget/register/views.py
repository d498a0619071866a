"""The public register: what was granted to whom for what, with totals and map (W63)."""

from operator import attrgetter
from types import SimpleNamespace

from django.core.paginator import Paginator
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
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
from kern.ui.rekenblad import Bladkolom, Celsoort, als_bestand, gevraagde_vorm
from regeling.ronde.queries import doelgroepnamen, kaart_van_rondes

PER_PAGINA = 10

KOLOMMEN = (
    Bladkolom("nummer", attrgetter("nummer"), Celsoort.KENMERK),
    Bladkolom("ronde", attrgetter("ronde")),
    Bladkolom("project", attrgetter("titel"), breedte=48),
    Bladkolom("aanbieder", attrgetter("aanbieder")),
    Bladkolom("doelgroep", lambda rij: rij.doelgroepen[0] if rij.doelgroepen else ""),
    Bladkolom("gemeenten", lambda rij: ", ".join(naam for naam, _ in rij.gemeenten)),
    Bladkolom("toegekend", attrgetter("toegekend"), Celsoort.BEDRAG),
    Bladkolom("besloten_op", attrgetter("besloten_op"), Celsoort.DATUM),
    Bladkolom("stand", attrgetter("stand.stap"), breedte=18),
)
NAAM = "register-innovatiebudget"


def _zoeker(request: HttpRequest) -> Registerzoeker:
    return Registerzoeker(request.GET or None, aanbod=registeraanbod())


@require_safe
def registerpagina(request: HttpRequest) -> HttpResponseBase:
    """Show the totals, the map and the list of granted projects."""
    if vorm := gevraagde_vorm(request):
        return als_bestand(vorm, NAAM, KOLOMMEN, _gekozen_rijen(request))
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
def register_als_csv(request: HttpRequest) -> HttpResponseBase:
    """Give the rows that fit as CSV, at an address that does not change."""
    return als_bestand("csv", NAAM, KOLOMMEN, _gekozen_rijen(request))


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
