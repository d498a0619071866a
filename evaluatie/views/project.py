"""One project: its promises, its cases and what they tell (R50, X02)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from evaluatie import micro, plaatjes, services
from evaluatie.forms import CasusForm, KostenForm, LabelForm
from evaluatie.models import Bouwsteen, Casus, Indicatorlabel, Inzicht
from evaluatie.resultaten import Belofte, resultaten
from evaluatie.views.basis import ingevuld, project_of_404
from kern.fouten import Fout
from kern.rechten import eis, mag
from kern.views import met_fouten
from uitvoering.models import Project

TOEVOEGEN = "evaluatie.voeg_casus_toe"


@login_required
@require_safe
def project(request: HttpRequest, nummer: str) -> HttpResponse:
    """Show promises, wellbeing and costs of one project."""
    gevonden = project_of_404(request, nummer)
    analyse = micro.analyses([gevonden])[gevonden.pk]
    resultaat = resultaten([gevonden])[0]
    ronde = gevonden.aanvraag.ronde
    return render(
        request,
        "evaluatie/project.html",
        {
            "project": gevonden,
            "aanvraag": gevonden.aanvraag,
            "ronde": ronde,
            "resultaat": resultaat,
            "beloften": _labels(resultaat.beloften),
            "analyse": analyse,
            "welzijn_plaat": plaatjes.welzijn(analyse),
            "groepen": [(groep, plaatjes.kosten(groep)) for groep in analyse.groepen],
            "geen_vergelijking": micro.GEEN_VERGELIJKING,
            "minimum": micro.MINIMUM_VOOR_INTERVAL,
            "inzichten": Inzicht.objects.filter(project=gevonden)
            .select_related("sessie")
            .prefetch_related("bouwstenen"),
            "mag_toevoegen": mag(request.user, TOEVOEGEN, gevonden),
            "mag_labelen": mag(request.user, "evaluatie.kennissessie", ronde),
            "mag_ronde": mag(request.user, "evaluatie.bekijk", ronde),
        },
    )


def _labels(beloften: list[Belofte]) -> list[tuple[Belofte, list[Bouwsteen]]]:
    """Return every promise with its building blocks."""
    labels = Indicatorlabel.objects.filter(indicator__in=[b.indicator.pk for b in beloften])
    stenen = {
        label.indicator_id: list(label.bouwstenen.all())
        for label in labels.prefetch_related("bouwstenen")
    }
    return [(belofte, stenen.get(belofte.indicator.pk, [])) for belofte in beloften]


@login_required
def casus_nieuw(request: HttpRequest, nummer: str) -> HttpResponse:
    """Add a case."""
    gevonden = project_of_404(request, nummer, TOEVOEGEN)
    form = CasusForm(ingevuld(request), project=gevonden)
    kosten = KostenForm(ingevuld(request))

    def bewaar(gegevens: dict[str, Any]) -> Casus:
        return services.voeg_casus_toe(wie=request.user, project=gevonden, gegevens=gegevens)

    return _casus(request, gevonden, form, kosten, bewaar, None)


@login_required
def casus(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """Correct a case, or add the second measurement."""
    gevonden = project_of_404(request, nummer, TOEVOEGEN)
    bestaand = get_object_or_404(gevonden.casussen.prefetch_related("kosten"), pk=pk)
    begin = {veld: getattr(bestaand, veld) for veld in CasusForm.base_fields}
    begin["bestaand"] = "ja" if bestaand.bestaand else "nee"
    form = CasusForm(ingevuld(request), project=gevonden, initial=begin)
    kosten = KostenForm(ingevuld(request), initial=KostenForm.begin(bestaand))

    def bewaar(gegevens: dict[str, Any]) -> Casus:
        return services.wijzig_casus(wie=request.user, casus=bestaand, gegevens=gegevens)

    return _casus(request, gevonden, form, kosten, bewaar, bestaand)


def _casus(
    request: HttpRequest,
    project: Project,
    form: CasusForm,
    kosten: KostenForm,
    bewaar: Any,
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
    return render(request, "evaluatie/casus.html", context)


@login_required
def label(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """Say which building blocks a promise tells something about (X04)."""
    gevonden = project_of_404(request, nummer)
    eis(request.user, "evaluatie.kennissessie", gevonden.aanvraag.ronde)
    indicator = get_object_or_404(
        gevonden.aanvraag.indicatoren.select_related("aanvraag__ronde"), pk=pk
    )
    huidig = Bouwsteen.objects.filter(indicatorlabels__indicator=indicator)
    form = LabelForm(ingevuld(request), initial={"bouwstenen": list(huidig)})
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.label_indicator(
                wie=request.user,
                indicator=indicator,
                bouwstenen=list(form.cleaned_data["bouwstenen"]),
            )
        if uitkomst:
            messages.success(request, "De bouwstenen zijn opgeslagen.")
            return redirect("evaluatie:project", gevonden.aanvraag.nummer)
    context = {"form": form, "project": gevonden, "aanvraag": gevonden.aanvraag}
    return render(request, "evaluatie/label.html", context | {"indicator": indicator})
