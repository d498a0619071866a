"""The evaluation of a ronde as a whole, dimension 1, and the report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from evaluatie import plaatjes, services
from evaluatie.resultaten import resultaten as lees_resultaten
from evaluatie.stand import delen, te_evalueren
from evaluatie.views.basis import evaluatie_of_404, ronde_of_404, tabbladen
from kern import documenten
from kern.rechten import mag

PER_BLADZIJDE = 25


@login_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """List the rondes with projects to evaluate; a single one is shown at once."""
    rondes = te_evalueren(request.user)
    if not rondes and not mag(request.user, "evaluatie.start"):
        raise Http404
    if len(rondes) == 1:
        return redirect("evaluatie:ronde", rondes[0].code)
    return render(request, "evaluatie/start.html", {"rondes": rondes})


@login_required
@require_safe
def ronde(request: HttpRequest, code: str) -> HttpResponse:
    """Show the three dimensions: what there is and what is missing."""
    evaluatie = evaluatie_of_404(request, code)
    gevonden = evaluatie.ronde
    mag_verslag = mag(request.user, "evaluatie.bekijk_verslag", gevonden)
    return render(
        request,
        "evaluatie/ronde.html",
        {
            "e": evaluatie,
            "ronde": gevonden,
            "tabbladen": tabbladen(gevonden),
            "delen": delen(evaluatie),
            "plaat": plaatjes.beloften(evaluatie.resultaten),
            "verslagen": documenten.voor(gevonden).filter(soort=services.VERSLAG)[:5]
            if mag_verslag
            else [],
            "mag_maken": mag(request.user, "evaluatie.verslag", gevonden),
            "mag_oordelen": mag(request.user, "evaluatie.oordeel", gevonden),
        },
    )


@login_required
@require_safe
def resultaten(request: HttpRequest, code: str) -> HttpResponse:
    """Dimension 1: promised, measured and explained per project (R50)."""
    evaluatie = evaluatie_of_404(request, code)
    pagina = Paginator(evaluatie.projecten, PER_BLADZIJDE).get_page(request.GET.get("pagina"))
    return render(
        request,
        "evaluatie/resultaten.html",
        {
            "ronde": evaluatie.ronde,
            "tabbladen": tabbladen(evaluatie.ronde),
            "page_obj": pagina,
            "resultaten": lees_resultaten(list(pagina.object_list)),
        },
    )


@login_required
@require_POST
def verslag(request: HttpRequest, code: str) -> HttpResponse:
    """Have the report made as things stand now."""
    gevonden = ronde_of_404(request, code, "evaluatie.verslag")
    document = services.maak_verslag(wie=request.user, ronde=gevonden)
    messages.success(request, "Wij maken het evaluatieverslag. Dat duurt ongeveer een minuut.")
    return redirect(document)
