"""Add and correct the cases of a project (X02)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from deelnemers.personen.views import IngelogdVerzoek
from evaluatie.micro import services as micro
from evaluatie.micro.forms import CasusForm, KostenForm
from evaluatie.micro.models import Casus
from evaluatie.resultaten.views import project_of_404
from kern.basis.fouten import Fout
from kern.basis.verzoek import gepost
from uitvoering.project.models import Project

TOEVOEGEN = "evaluatie.voeg_casus_toe"


@login_required
def casus_nieuw(request: IngelogdVerzoek, nummer: str) -> HttpResponse:
    """Add a case."""
    gevonden = project_of_404(request, nummer, TOEVOEGEN)
    form = CasusForm(gepost(request), project=gevonden)
    kosten = KostenForm(gepost(request))

    def bewaar(gegevens: dict[str, Any]) -> Casus:
        return micro.voeg_casus_toe(wie=request.user, project=gevonden, gegevens=gegevens)

    return _casus(request, gevonden, form, kosten, bewaar, None)


@login_required
def casus(request: IngelogdVerzoek, nummer: str, pk: int) -> HttpResponse:
    """Correct a case, or add the second measurement."""
    gevonden = project_of_404(request, nummer, TOEVOEGEN)
    bestaand = get_object_or_404(gevonden.casussen.prefetch_related("kosten"), pk=pk)
    begin = {veld: getattr(bestaand, veld) for veld in CasusForm.base_fields}
    begin["bestaand"] = "ja" if bestaand.bestaand else "nee"
    form = CasusForm(gepost(request), project=gevonden, initial=begin)
    kosten = KostenForm(gepost(request), initial=KostenForm.begin(bestaand))

    def bewaar(gegevens: dict[str, Any]) -> Casus:
        return micro.wijzig_casus(wie=request.user, casus=bestaand, gegevens=gegevens)

    return _casus(request, gevonden, form, kosten, bewaar, bestaand)


def _casus(
    request: IngelogdVerzoek,
    project: Project,
    form: CasusForm,
    kosten: KostenForm,
    bewaar: Callable[[dict[str, Any]], Casus],
    bestaand: Casus | None,
) -> HttpResponse:
    """Check both forms, call the service, or show what is wrong."""
    if request.method == "POST" and form.is_valid() & kosten.is_valid():
        try:
            opgeslagen = bewaar(form.cleaned_data | {"kosten": kosten.kosten()})
        except Fout as fout:
            waar = kosten if fout.veld in kosten.fields else form
            waar.add_error(fout.veld if fout.veld in waar.fields else None, fout.melding)
        else:
            messages.success(request, f"Casus {opgeslagen.code} is opgeslagen.")
            return redirect("evaluatie:project", project.aanvraag.nummer)
    context = {
        "form": form,
        "kosten": kosten,
        "project": project,
        "aanvraag": project.aanvraag,
        "casus": bestaand,
    }
    return render(request, "evaluatie/micro/casus.html", context)
