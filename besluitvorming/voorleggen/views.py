"""The coördinator puts the advice before the colleges (R30)."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from beoordeling.weging.models import Advies
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.verdeling.queries import bereken_aandelen
from besluitvorming.voorleggen import services as voorleggen_services
from besluitvorming.voorleggen.beeld import gemeentedelen
from besluitvorming.voorleggen.models import Voorlegging
from kern.toegang.rechten import eis
from kern.ui.views import met_fouten
from regeling.ronde.beeld.rondebeeld import GEVOLGEN, VERDEELSLEUTELS
from regeling.ronde.models import Ronde


@login_required
@require_http_methods(["GET", "POST"])
def voorleggen(request: HttpRequest, code: str) -> HttpResponse:
    """Show what each municipality would pay, and send the advice."""
    ronde = get_object_or_404(Ronde, code=code)
    eis(request.user, "besluitvorming.leg_voor", ronde)
    voorlegging = (
        Voorlegging.objects.filter(advies__ronde=ronde).select_related("advies", "door").first()
    )
    advies = voorlegging.advies if voorlegging else _nieuwste_vastgestelde(ronde)
    if request.method == "POST":
        with met_fouten(request) as uitkomst:
            voorleggen_services.leg_voor(wie=request.user, advies=advies)
        if uitkomst:
            messages.success(
                request,
                "Het advies ligt bij de colleges. De medewerkers van de gemeenten krijgen bericht.",
            )
            return redirect("besluitvorming:bord")
        return redirect("besluitvorming:voorleggen", code)
    return render(
        request, "besluitvorming/voorleggen/voorleggen.html", _context(ronde, advies, voorlegging)
    )


def _nieuwste_vastgestelde(ronde: Ronde) -> Advies:
    """The newest advice that was set down. Raises Http404 when there is none."""
    klaar = ronde.adviezen.filter(status=Advies.Status.VASTGESTELD).order_by("-versie").first()
    if klaar is None:
        raise Http404
    return klaar


def _context(ronde: Ronde, advies: Advies, voorlegging: Voorlegging | None) -> dict[str, Any]:
    advies.ronde = ronde
    aandelen = (
        list(Aandeel.objects.filter(advies=advies)) if voorlegging else bereken_aandelen(advies)
    )
    delen = gemeentedelen(ronde, aandelen)
    totaal = sum((a.bedrag for a in aandelen), Decimal(0))
    return {
        "ronde": ronde,
        "advies": advies,
        "voorlegging": voorlegging,
        "nieuwe": ronde.adviezen.filter(versie__gt=advies.versie).exists(),
        "delen": delen,
        "totaal": totaal,
        "projecten": len({a.aanvraag_id for a in aandelen}),
        "toekennen": len({a.aanvraag_id for a in aandelen if a.bedrag}),
        "over": ronde.subsidieplafond - totaal,
        "sleutel": VERDEELSLEUTELS[ronde.verdeelsleutel],
        "gevolg": GEVOLGEN[ronde.gevolg_afwijking],
    }
