"""Say which building blocks a promise tells something about (X04)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from deelnemers.personen.views import IngelogdVerzoek
from evaluatie.bouwstenen import services as bouwstenen
from evaluatie.bouwstenen.forms import LabelForm
from evaluatie.bouwstenen.models import Bouwsteen
from evaluatie.resultaten.views import project_of_404
from kern.basis.verzoek import gepost
from kern.toegang.rechten import eis
from kern.ui.views import met_fouten

LABELEN = "evaluatie.label_indicator"


@login_required
def label(request: IngelogdVerzoek, nummer: str, pk: int) -> HttpResponse:
    """Say which building blocks a promise tells something about (X04)."""
    gevonden = project_of_404(request, nummer)
    eis(request.user, LABELEN, gevonden.aanvraag.ronde)
    indicator = get_object_or_404(
        gevonden.aanvraag.indicatoren.select_related("aanvraag__ronde"), pk=pk
    )
    huidig = Bouwsteen.objects.filter(indicatorlabels__indicator=indicator)
    form = LabelForm(gepost(request), initial={"bouwstenen": list(huidig)})
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            bouwstenen.label_indicator(
                wie=request.user,
                indicator=indicator,
                bouwstenen=list(form.cleaned_data["bouwstenen"]),
            )
        if uitkomst:
            messages.success(request, "De bouwstenen zijn opgeslagen.")
            return redirect("evaluatie:project", gevonden.aanvraag.nummer)
    context = {"form": form, "project": gevonden, "aanvraag": gevonden.aanvraag}
    return render(request, "evaluatie/bouwstenen/label.html", context | {"indicator": indicator})
