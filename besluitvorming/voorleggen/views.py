"""The coördinator puts the advice before the colleges (R30)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from beoordeling.weging.models import Advies
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.verdeling.queries import bereken_aandelen
from besluitvorming.voorleggen import services
from besluitvorming.voorleggen.beeld import gemeentedelen, som_van_aandelen
from besluitvorming.voorleggen.models import Voorlegging
from besluitvorming.voorleggen.queries import (
    heeft_nieuwere_versie,
    nieuwste_vastgestelde,
    voorlegging_van,
)
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import eis
from kern.ui.views import met_fouten
from regeling.ronde.beeld.rondebeeld import GEVOLGEN, VERDEELSLEUTELS
from regeling.ronde.models import Ronde


@login_required
@require_http_methods(["GET", "POST"])
def voorleggen(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Show what each municipality would pay, and send the advice."""
    ronde = get_object_or_404(Ronde, code=code)
    eis(request.user, "besluitvorming.leg_voor", ronde)
    voorlegging = voorlegging_van(ronde)
    advies = voorlegging.advies if voorlegging else nieuwste_vastgestelde(ronde)
    if advies is None:
        raise Http404
    advies.ronde = ronde
    if request.method == "POST":
        return _leg_voor(request, advies)
    context = _context(advies, voorlegging)
    return render(request, "besluitvorming/voorleggen/voorleggen.html", context)


def _leg_voor(request: IngelogdVerzoek, advies: Advies) -> HttpResponse:
    with met_fouten(request) as uitkomst:
        services.leg_voor(wie=request.user, advies=advies)
    if not uitkomst:
        return redirect("besluitvorming:voorleggen", advies.ronde.code)
    messages.success(
        request,
        "Het advies ligt bij de colleges. De medewerkers van de gemeenten krijgen bericht.",
    )
    return redirect("besluitvorming:bord")


def _context(advies: Advies, voorlegging: Voorlegging | None) -> dict[str, Any]:
    """The shares as they were fixed, or as they would be."""
    ronde = advies.ronde
    vast = Aandeel.objects.filter(advies=advies)
    aandelen = list(vast) if voorlegging else bereken_aandelen(advies)
    totaal = som_van_aandelen(aandelen)
    return {
        "ronde": ronde,
        "advies": advies,
        "voorlegging": voorlegging,
        "nieuwe": heeft_nieuwere_versie(advies),
        "delen": gemeentedelen(ronde, aandelen),
        "totaal": totaal,
        "projecten": len({a.aanvraag_id for a in aandelen}),
        "toekennen": len({a.aanvraag_id for a in aandelen if a.bedrag}),
        "over": ronde.subsidieplafond - totaal,
        "sleutel": VERDEELSLEUTELS[Ronde.Verdeelsleutel(ronde.verdeelsleutel)],
        "gevolg": GEVOLGEN[Ronde.Gevolg(ronde.gevolg_afwijking)],
    }
