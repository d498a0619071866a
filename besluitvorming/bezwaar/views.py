"""A municipality records an objection that came in at its college (W30)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from besluitvorming.beschikking.models import Beschikking
from besluitvorming.bezwaar import services as bezwaar_services
from besluitvorming.bezwaar.forms import BezwaarForm
from besluitvorming.bezwaar.models import Bezwaar
from besluitvorming.verdeling.models import Aandeel
from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import eis
from kern.ui.views import met_fouten


@login_required
@require_http_methods(["GET", "POST"])
def bezwaar(request: IngelogdVerzoek, nummer: str) -> HttpResponse:
    """Register an objection at the own college; a late one gets a warning, not a refusal."""
    eis(request.user, "besluitvorming.college")
    brief = get_object_or_404(
        Beschikking.objects.verzonden().zichtbaar_voor(request.user).select_related("aanvraag"),
        aanvraag__nummer=nummer,
    )
    aandeel = (
        Aandeel.objects.van(request.user)
        .filter(aanvraag=brief.aanvraag)
        .select_related("gemeente")
        .first()
    )
    gemeente = get_object_or_404(Gemeente, pk=aandeel and aandeel.gemeente_id)
    form = BezwaarForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            vastgelegd = bezwaar_services.registreer_bezwaar(
                wie=request.user, beschikking=brief, gemeente=gemeente, **form.cleaned_data
            )
        if uitkomst:
            _meld(request, vastgelegd)
            return redirect("besluitvorming:college")
    context = {"form": form, "brief": brief, "aanvraag": brief.aanvraag, "gemeente": gemeente}
    return render(request, "besluitvorming/bezwaar/bezwaar.html", context)


def _meld(request: IngelogdVerzoek, bezwaar: Bezwaar) -> None:
    if bezwaar.te_laat:
        messages.warning(
            request,
            "Het bezwaar is vastgelegd. Het kwam binnen na de laatste dag. Het college beslist of "
            "daar een goede reden voor is; op tijd op de post gedaan kan ook op tijd zijn.",
        )
    else:
        messages.success(request, "Het bezwaar is vastgelegd.")
