"""Dimension 2: knowledge sessions, insights and the meta-analysis (R51)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from evaluatie import projecten, services
from evaluatie.forms import InzichtForm, SessieForm
from evaluatie.models import Kennissessie
from evaluatie.views.basis import BEKIJK, evaluatie_of_404, ingevuld, ronde_of_404, tabbladen
from kern.rechten import eis, mag
from kern.views import met_fouten

VASTLEGGEN = "evaluatie.kennissessie"


@login_required
@require_safe
def bouwstenen(request: HttpRequest, code: str) -> HttpResponse:
    """Show sessions, and building blocks by projects."""
    evaluatie = evaluatie_of_404(request, code)
    return render(
        request,
        "evaluatie/bouwstenen.html",
        {
            "e": evaluatie,
            "ronde": evaluatie.ronde,
            "meta": evaluatie.meta,
            "sessies": _met_aantal(evaluatie),
            "tabbladen": tabbladen(evaluatie.ronde),
            "mag_vastleggen": mag(request.user, VASTLEGGEN, evaluatie.ronde),
        },
    )


def _met_aantal(evaluatie):
    """Return the sessions, newest first, each with its visible insights."""
    per_sessie: dict[int, list] = {}
    for inzicht in evaluatie.inzichten:
        per_sessie.setdefault(inzicht.sessie_id, []).append(inzicht)
    return [(sessie, per_sessie.get(sessie.pk, [])) for sessie in reversed(evaluatie.sessies)]


@login_required
def sessie_nieuw(request: HttpRequest, code: str) -> HttpResponse:
    """Record a session that was held."""
    ronde = ronde_of_404(request, code, VASTLEGGEN)
    form = SessieForm(ingevuld(request), projecten=projecten.zichtbaar(request.user, ronde))
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            gemaakt = services.houd_kennissessie(
                wie=request.user, ronde=ronde, gegevens=form.cleaned_data
            )
        if uitkomst:
            messages.success(request, "De sessie is vastgelegd. Voeg nu toe wat u leerde.")
            return redirect("evaluatie:sessie", gemaakt.pk)
    return render(request, "evaluatie/sessie_nieuw.html", {"form": form, "ronde": ronde})


@login_required
def sessie(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one session with its insights; the coördinator adds them here."""
    rijen = Kennissessie.objects.select_related("ronde").prefetch_related("projecten__aanvraag")
    gevonden = get_object_or_404(rijen, pk=pk)
    eis(request.user, BEKIJK, gevonden.ronde)
    mag_vastleggen = mag(request.user, VASTLEGGEN, gevonden.ronde)
    form = InzichtForm(ingevuld(request), sessie=gevonden) if mag_vastleggen else None
    if request.method == "POST":
        eis(request.user, VASTLEGGEN, gevonden.ronde)
        assert form is not None
        if form.is_valid():
            with met_fouten(request, form) as uitkomst:
                services.voeg_inzicht_toe(
                    wie=request.user,
                    sessie=gevonden,
                    tekst=form.cleaned_data["tekst"],
                    project=form.cleaned_data["project"],
                    bouwstenen=list(form.cleaned_data["bouwstenen"]),
                )
            if uitkomst:
                messages.success(request, "Het inzicht is toegevoegd.")
                return redirect("evaluatie:sessie", gevonden.pk)
    evaluatie = evaluatie_of_404(request, gevonden.ronde.code)
    context = {
        "sessie": gevonden,
        "ronde": gevonden.ronde,
        "form": form,
        "inzichten": [i for i in evaluatie.inzichten if i.sessie_id == gevonden.pk],
    }
    return render(request, "evaluatie/sessie.html", context)
