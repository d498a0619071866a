"""The secretaris: who is final, open what is ready, remind who is late (W21)."""

from operator import attrgetter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from beoordeling.commissie.views import ronde_of_404
from beoordeling.scoren import services as scoren
from beoordeling.scoren.beeld import ledenstaven
from beoordeling.scoren.queries.voortgang import (
    GEOPEND,
    GEREED,
    WACHT,
    ZONDER_QUORUM,
    Rondevoortgang,
    Voortgang,
    aanvragen_met_voortgang,
)
from kern.ui.stukken import Tab
from kern.ui.views import met_fouten

OPENEN = "beoordeling.scores_openen"


# Filter of the list: condition, and words of its tab; the number comes from `Rondevoortgang`.
FILTERS = {
    "gereed": ("Klaar om te openen", GEREED, attrgetter("gereed")),
    "wacht": ("Wacht op leden", WACHT, attrgetter("wacht")),
    "open": ("Geopend", GEOPEND, attrgetter("geopend")),
    "quorum": ("Te weinig leden", ZONDER_QUORUM, attrgetter("zonder_quorum")),
}


@login_required
def voortgang(request: HttpRequest, code: str) -> HttpResponse:
    """The progress: members by count, applications by who is final."""
    ronde = ronde_of_404(request, code, "beoordeling.voortgang_bekijken")
    stand = Voortgang(ronde)
    gekozen = request.GET.get("stand", "")
    page = _bladzijde(request, stand, gekozen)
    page.object_list = stand.per_aanvraag(page.object_list)
    context = {
        "ronde": ronde,
        "stand": stand.getallen,
        "filters": _tabs(stand.getallen, gekozen),
        "staven": ledenstaven(stand.leden),
        "gekozen": gekozen,
        "achter": stand.achter,
        "verschoningen": stand.belangen,
        "page_obj": page,
    }
    return render(request, "beoordeling/scoren/voortgang.html", context)


def _bladzijde(request: HttpRequest, stand: Voortgang, gekozen: str) -> Page:
    """One page of applications; what it counts is known already, so it asks no count of its own."""
    rows = aanvragen_met_voortgang(stand.ronde).select_related("penvoerder", "bespreking")
    total = stand.getallen.aanvragen
    if gekozen in FILTERS:
        _name, condition, number = FILTERS[gekozen]
        rows, total = rows.filter(condition), number(stand.getallen)
    paginator = Paginator(rows, 25)
    paginator.count = total
    return paginator.get_page(request.GET.get("pagina"))


def _tabs(getallen: Rondevoortgang, gekozen: str) -> list[Tab]:
    tabs = [Tab("", "Alle", "?", getallen.aanvragen)]
    return tabs + [
        Tab(code, name, f"?stand={code}", number(getallen))
        for code, (name, _condition, number) in FILTERS.items()
        if number(getallen) or code == gekozen
    ]


@login_required
@require_POST
def herinneren(request: HttpRequest, code: str) -> HttpResponse:
    """Mail who has assessments left."""
    ronde = ronde_of_404(request, code, OPENEN)
    with met_fouten(request) as uitkomst:
        leden = scoren.herinner(wie=request.user, ronde=ronde)
    if uitkomst:
        wie = "1 lid krijgt" if leden == 1 else f"{leden} leden krijgen"
        messages.success(request, f"{wie} vandaag een herinnering.")
    return redirect("beoordeling:voortgang", ronde.code)
