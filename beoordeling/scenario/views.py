"""Exploring the whole set: try, see, keep (R23, R24). Works without JavaScript: the address is the try-out."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from beoordeling.commissie.views import ronde_of_404
from beoordeling.scenario import services
from beoordeling.scenario.beeld import Verkenning, vergelijking, verkenning_van
from beoordeling.scenario.forms import PROEFKEUZES, Proefstand, ScenarioForm
from beoordeling.scenario.models import Scenario
from beoordeling.scenario.queries import opgave_van, scenarios_van, verken
from beoordeling.scenario.rekenen.opgave import Opgave
from beoordeling.scenario.rekenen.zoeken import Uitslag, botsing, grensprijzen
from beoordeling.weging.models import Advies, Adviesregel
from beoordeling.weging.queries import laatste_advies, tellende_regels
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import eis
from kern.ui.views import met_fouten

TIJD_PER_GRENS = 1.0  # seconds a search may take when every bound is tried


def _advies_of_404(request: IngelogdVerzoek, code: str) -> Advies:
    ronde = ronde_of_404(request, code, "beoordeling.weging_bekijken")
    advies = laatste_advies(ronde)
    if advies is None:
        advies = get_object_or_404(Advies, ronde=ronde)
    eis(request.user, "beoordeling.verkennen", advies)
    advies.ronde = ronde
    return advies


def _regels(advies: Advies) -> dict[int, Adviesregel]:
    regels = tellende_regels(advies).select_related("aanvraag__penvoerder")
    return {regel.aanvraag_id: regel for regel in regels}


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def verkennen(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Show what the try-out in the address gives; POST keeps it as a scenario."""
    advies = _advies_of_404(request, code)
    if advies.status == Advies.Status.VASTGESTELD:
        return redirect("beoordeling:advies", code)
    regels = _regels(advies)
    proef = Proefstand(request.GET, regels)
    form = ScenarioForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            bewaard = services.bewaar_scenario(
                wie=request.user, advies=advies, **form.cleaned_data, **proef.als_opties()
            )
        if uitkomst:
            messages.success(request, f"{bewaard} is bewaard.")
            return redirect("beoordeling:scenario", code, bewaard.nummer)
    context = _verkencontext(advies, regels, proef, request.GET)
    return render(request, "beoordeling/scenario/verkennen.html", context | {"form": form})


def _verkencontext(
    advies: Advies, regels: dict[int, Adviesregel], proef: Proefstand, vraag: QueryDict
) -> dict[str, Any]:
    opgave = opgave_van(advies, **proef.als_opties())
    keuzes = {pk: proef.keuze(pk) for pk in regels}
    beeld = Verkenning(advies.ronde, opgave, verken(opgave), regels, keuzes)
    bewaard = list(scenarios_van(advies))
    return {
        "ronde": advies.ronde,
        "beeld": beeld,
        "proef": proef,
        "proefkeuzes": PROEFKEUZES,
        "botsing": [] if beeld.gevonden else beeld.botsing_in_zinnen(botsing(opgave)),
        "prijzen": _prijzen(opgave, beeld) if "prijzen" in vraag else None,
        "vraag": vraag.urlencode(),
        "scenarios": bewaard,
        "vergelijking": vergelijking(bewaard, regels),
    }


def _prijzen(opgave: Opgave, beeld: Verkenning) -> list[tuple[str, str]]:
    """Each bound that holds the set back, with what it costs in words."""
    if not beeld.gevonden:
        return []
    beste = Uitslag(beeld.verzameling, beeld.gevonden["waarde"], beeld.gevonden["bewezen"], 0.0)
    prijzen = grensprijzen(opgave, beste, tijd=TIJD_PER_GRENS)
    return [(beeld.zin(prijs.grens), beeld.prijs_in_woorden(prijs)) for prijs in prijzen]


@login_required
@require_GET
@never_cache
def scenario(request: IngelogdVerzoek, code: str, volgnummer: int) -> HttpResponse:
    """One saved scenario, as it was saved."""
    advies = _advies_of_404(request, code)
    gevonden = get_object_or_404(
        Scenario.objects.select_related("door", "advies__ronde"), advies=advies, nummer=volgnummer
    )
    beeld = verkenning_van(gevonden, _regels(advies))
    context = {"ronde": advies.ronde, "scenario": gevonden, "beeld": beeld}
    return render(request, "beoordeling/scenario/scenario.html", context)
