"""The page of the own college: what it decided, the letters that followed, and objections (R30)."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from besluitvorming.verloop.beeld import collegezin
from besluitvorming.verloop.queries import (
    eigen_aandelen,
    eigen_bezwaren,
    eigen_rondes,
    eigen_zittingen,
)
from besluitvorming.voorleggen.queries import voorgelegd_advies
from deelnemers.personen.queries import gemeente_van
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import eis

PER_PAGINA = 25


@login_required
@require_safe
def college(request: IngelogdVerzoek) -> HttpResponse:
    """Show all decisions of the own college, what is still open, and objections."""
    eis(request.user, "besluitvorming.college")
    advies = voorgelegd_advies(request.GET.get("ronde"))
    eigen = eigen_aandelen(request.user, advies)
    pagina = Paginator(eigen, PER_PAGINA).get_page(request.GET.get("pagina"))
    open_ = eigen.open().count()
    ronde = advies.ronde if advies else None
    context = {
        "gemeente": gemeente_van(request.user),
        "ronde": ronde,
        "intro": collegezin(ronde, open_=open_, projecten=pagina.paginator.count),
        "rondes": eigen_rondes(request.user),
        "page_obj": pagina,
        "open": open_,
        "zittingen": eigen_zittingen(request.user, advies),
        "bezwaren": eigen_bezwaren(request.user),
    }
    return render(request, "besluitvorming/verloop/college.html", context)
