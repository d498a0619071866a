"""The page of the own college: what it decided, the letters that followed, and objections (R30)."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from besluitvorming.besluiten.models import Collegebesluit
from besluitvorming.bezwaar.models import Bezwaar
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.verloop.beeld import collegezin
from besluitvorming.voorleggen.queries import voorgelegd_advies
from deelnemers.personen.queries import gemeente_van, gemeenten_van
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import eis
from regeling.ronde.models import Ronde

PER_PAGINA = 25


@login_required
@require_safe
def college(request: IngelogdVerzoek) -> HttpResponse:
    """Show all decisions of the own college, what is still open, and objections."""
    eis(request.user, "besluitvorming.college")
    advies = voorgelegd_advies(request.GET.get("ronde"))
    eigen = Aandeel.objects.geldend().van(request.user).filter(advies=advies)
    met_alles = eigen.select_related(
        "aanvraag__penvoerder", "aanvraag__beschikking", "besluit__collegebesluit", "gemeente"
    )
    pagina = Paginator(met_alles, PER_PAGINA).get_page(request.GET.get("pagina"))
    open_ = Aandeel.objects.open().van(request.user).filter(advies=advies).count()
    gemeenten = gemeenten_van(request.user)
    ronde = advies.ronde if advies else None
    return render(
        request,
        "besluitvorming/verloop/college.html",
        {
            "gemeente": gemeente_van(request.user),
            "ronde": ronde,
            "intro": collegezin(ronde, open_=open_, projecten=pagina.paginator.count),
            "rondes": Ronde.objects.filter(adviezen__aandelen__gemeente__in=gemeenten).distinct(),
            "page_obj": pagina,
            "open": open_,
            "zittingen": Collegebesluit.objects.filter(advies=advies, gemeente__in=gemeenten),
            "bezwaren": Bezwaar.objects.filter(gemeente__in=gemeenten).select_related(
                "beschikking__aanvraag"
            ),
        },
    )
