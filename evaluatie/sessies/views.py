"""One knowledge session: record it, read it, add what was learned (R51)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from deelnemers.personen.views import IngelogdVerzoek
from evaluatie.resultaten.queries import zichtbare_projecten
from evaluatie.resultaten.views import BEKIJK, ronde_of_404
from evaluatie.sessies import services as sessies
from evaluatie.sessies.forms import InzichtForm, SessieForm
from evaluatie.sessies.models import Inzicht, Kennissessie
from evaluatie.sessies.queries import inzichten_over_projecten
from kern.basis.verzoek import gepost
from kern.toegang.rechten import eis, mag
from kern.ui.views import met_fouten

VASTLEGGEN = "evaluatie.kennissessie"


@login_required
def sessie_nieuw(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Record a session that was held."""
    ronde = ronde_of_404(request, code, VASTLEGGEN)
    form = SessieForm(gepost(request), projecten=zichtbare_projecten(request.user, ronde))
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            gemaakt = sessies.houd_kennissessie(
                wie=request.user, ronde=ronde, gegevens=form.cleaned_data
            )
        if uitkomst:
            messages.success(request, "De sessie is vastgelegd. Voeg nu toe wat u leerde.")
            return redirect("evaluatie:sessie", gemaakt.pk)
    return render(request, "evaluatie/sessies/sessie_nieuw.html", {"form": form, "ronde": ronde})


@login_required
def sessie(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Show one session with its insights; the coördinator adds them here."""
    rijen = Kennissessie.objects.select_related("ronde").prefetch_related("projecten__aanvraag")
    gevonden = get_object_or_404(rijen, pk=pk)
    eis(request.user, VASTLEGGEN if request.method == "POST" else BEKIJK, gevonden.ronde)
    form = InzichtForm(gepost(request), sessie=gevonden)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            sessies.voeg_inzicht_toe(
                wie=request.user,
                sessie=gevonden,
                tekst=form.cleaned_data["tekst"],
                project=form.cleaned_data["project"],
                bouwstenen=list(form.cleaned_data["bouwstenen"]),
            )
        if uitkomst:
            messages.success(request, "Het inzicht is toegevoegd.")
            return redirect("evaluatie:sessie", gevonden.pk)
    mag_vastleggen = mag(request.user, VASTLEGGEN, gevonden.ronde)
    context = {
        "sessie": gevonden,
        "ronde": gevonden.ronde,
        "form": form if mag_vastleggen else None,
        "inzichten": _zichtbare_inzichten(request, gevonden),
    }
    return render(request, "evaluatie/sessies/sessie.html", context)


def _zichtbare_inzichten(request: IngelogdVerzoek, sessie: Kennissessie) -> list[Inzicht]:
    """Return what was learned in the session, about projects that the reader sees (W62)."""
    projecten = zichtbare_projecten(request.user, sessie.ronde)
    inzichten = inzichten_over_projecten(list(projecten), sessie.ronde_id)
    return [inzicht for inzicht in inzichten if inzicht.sessie_id == sessie.pk]
