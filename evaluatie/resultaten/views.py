"""The results of a ronde (R50), and what the views of this floor share: what may be seen, or 404."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from deelnemers.personen.views import IngelogdVerzoek
from evaluatie.resultaten.beeld import evaluatietabbladen
from evaluatie.resultaten.queries import resultaten_van_projecten, zichtbare_projecten
from kern.toegang.rechten import eis
from regeling.ronde.models import Ronde
from uitvoering.project.models import Project

BEKIJK = "evaluatie.bekijk"

PER_BLADZIJDE = 25


def ronde_of_404(request: HttpRequest, code: str, perm: str = BEKIJK) -> Ronde:
    """Fetch a ronde in which this user may do `perm`."""
    rondes = Ronde.objects.zichtbaar_voor(request.user)
    rondes = rondes.select_related("vragenronde").prefetch_related("deelnames")
    ronde = get_object_or_404(rondes, code=code)
    eis(request.user, perm, ronde)
    return ronde


def project_of_404(
    request: HttpRequest, nummer: str, perm: str = "evaluatie.bekijk_project"
) -> Project:
    """Fetch the project of an application in which this user may do `perm`."""
    rijen = Project.objects.select_related("aanvraag__ronde", "aanvraag__penvoerder")
    project = get_object_or_404(rijen, aanvraag__nummer=nummer)
    eis(request.user, "evaluatie.bekijk_project", project)
    eis(request.user, perm, project)
    return project


@login_required
@require_safe
def resultaten(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Dimension 1: promised, measured and explained per project (R50)."""
    ronde = ronde_of_404(request, code)
    # The projects of one ronde are few: fetching them costs less than counting them first.
    projecten = list(zichtbare_projecten(request.user, ronde))
    pagina = Paginator(projecten, PER_BLADZIJDE).get_page(request.GET.get("pagina"))
    context = {
        "ronde": ronde,
        "tabbladen": evaluatietabbladen(ronde),
        "page_obj": pagina,
        "resultaten": resultaten_van_projecten(list(pagina.object_list)),
    }
    return render(request, "evaluatie/resultaten/resultaten.html", context)
