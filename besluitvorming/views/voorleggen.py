"""The coördinator puts the advice before the colleges (R30)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from beoordeling.models import Advies
from besluitvorming import services
from besluitvorming.models import Aandeel, Voorlegging
from besluitvorming.woorden import procent
from deelnemers.models import Gemeente
from kern.rechten import eis
from kern.views import met_fouten
from regeling.models import Ronde
from regeling.tonen import GEVOLGEN, VERDEELSLEUTELS


@dataclass(frozen=True)
class Gemeentedeel:
    """What the advice asks of one municipality."""

    gemeente: Gemeente
    inwoners: int
    projecten: int
    bedrag: Decimal
    deel: str


@login_required
@require_http_methods(["GET", "POST"])
def voorleggen(request: HttpRequest, code: str) -> HttpResponse:
    """Show what each municipality would pay, and send the advice."""
    ronde = get_object_or_404(Ronde, code=code)
    eis(request.user, "besluitvorming.leg_voor", ronde)
    voorlegging = (
        Voorlegging.objects.filter(advies__ronde=ronde).select_related("advies", "door").first()
    )
    advies = voorlegging.advies if voorlegging else _nieuwste(ronde)
    if request.method == "POST":
        with met_fouten(request) as uitkomst:
            services.leg_voor(wie=request.user, advies=advies)
        if uitkomst:
            messages.success(
                request,
                "Het advies ligt bij de colleges. De medewerkers van de gemeenten krijgen bericht.",
            )
            return redirect("besluitvorming:bord")
        return redirect("besluitvorming:voorleggen", code)
    return render(request, "besluitvorming/voorleggen.html", _context(ronde, advies, voorlegging))


def _nieuwste(ronde: Ronde) -> Advies:
    """The newest advice that was set down. Raises Http404 when there is none."""
    klaar = ronde.adviezen.filter(status=Advies.Status.VASTGESTELD).order_by("-versie").first()
    if klaar is None:
        raise Http404
    return klaar


def _context(ronde: Ronde, advies: Advies, voorlegging: Voorlegging | None) -> dict[str, Any]:
    advies.ronde = ronde
    aandelen = (
        list(Aandeel.objects.filter(advies=advies))
        if voorlegging
        else services.bereken_aandelen(advies)
    )
    delen = _per_gemeente(ronde, aandelen)
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


def _per_gemeente(ronde: Ronde, aandelen: list[Aandeel]) -> list[Gemeentedeel]:
    """Add up the shares per municipality; the rows add up to the whole."""
    totaal = sum((a.bedrag for a in aandelen), Decimal(0))
    delen = []
    for deelname in ronde.deelnames.select_related("gemeente"):
        eigen = [a for a in aandelen if a.gemeente_id == deelname.gemeente_id]
        bedrag = sum((a.bedrag for a in eigen), Decimal(0))
        delen.append(
            Gemeentedeel(
                deelname.gemeente, deelname.inwoners, len(eigen), bedrag, procent(bedrag, totaal)
            )
        )
    return delen
