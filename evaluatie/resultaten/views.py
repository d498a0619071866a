"""The results of a ronde (R50), and what the views of this floor share: what may be seen, or 404."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from deelnemers.personen.views import IngelogdVerzoek
from evaluatie.resultaten.beeld import evaluatietabbladen
from evaluatie.resultaten.queries import resultaten_van_projecten, zichtbare_projecten
from kern.toegang.rechten import eis
from kern.ui.rekenblad import Bladkolom, Celsoort, als_bestand, gevraagde_vorm
from regeling.ronde.models import Ronde
from uitvoering.project.models import Project

BEKIJK = "evaluatie.bekijk"

PER_BLADZIJDE = 25

KOLOMMEN = (  # of a result and one promise of it
    Bladkolom("nummer", lambda p: p[0].project.aanvraag.nummer, Celsoort.KENMERK),
    Bladkolom("project", lambda p: p[0].project.aanvraag.titel, breedte=40),
    Bladkolom("indicator", lambda p: p[1].indicator.naam, breedte=40),
    Bladkolom("eenheid", lambda p: p[1].indicator.eenheid, breedte=14),
    Bladkolom("begin", lambda p: p[1].indicator.nulmeting, Celsoort.GETAL),
    Bladkolom("beloofd", lambda p: p[1].indicator.streefwaarde, Celsoort.GETAL),
    Bladkolom("gemeten", lambda p: p[1].waarde, Celsoort.GETAL),
    Bladkolom("gemeten_in", lambda p: p[1].gemeten_in, breedte=24),
    Bladkolom("verklaring", lambda p: p[1].verklaring, breedte=60),
)


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
def resultaten(request: IngelogdVerzoek, code: str) -> HttpResponseBase:
    """Dimension 1: promised, measured and explained per project (R50)."""
    ronde = ronde_of_404(request, code)
    # The projects of one ronde are few: fetching them costs less than counting them first.
    projecten = list(zichtbare_projecten(request.user, ronde))
    if vorm := gevraagde_vorm(request):
        rijen = [(r, b) for r in resultaten_van_projecten(projecten) for b in r.beloften]
        return als_bestand(vorm, f"resultaten-{ronde.code}", KOLOMMEN, rijen)
    pagina = Paginator(projecten, PER_BLADZIJDE).get_page(request.GET.get("pagina"))
    context = {
        "ronde": ronde,
        "tabbladen": evaluatietabbladen(ronde),
        "page_obj": pagina,
        "resultaten": resultaten_van_projecten(list(pagina.object_list)),
    }
    return render(request, "evaluatie/resultaten/resultaten.html", context)
