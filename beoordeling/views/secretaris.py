"""The secretaris: who is final, open what is ready, remind who is late (W21)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from beoordeling import belangen, services
from beoordeling.models import Zetel
from beoordeling.taken import aanvragen
from beoordeling.views.basis import aanvraag_of_404, ronde_of_404
from beoordeling.voortgang import Voortgang
from kern.onderdelen import Tab
from kern.views import met_fouten
from regeling.models import Ronde

OPENEN = "beoordeling.scores_openen"


@login_required
def voortgang(request: HttpRequest, code: str) -> HttpResponse:
    """The progress: members by count, applications by who is final."""
    ronde = ronde_of_404(request, code, "beoordeling.voortgang_bekijken")
    stand = Voortgang(ronde)
    gekozen = request.GET.get("stand", "")
    keuzes = {
        "gereed": ("Klaar om te openen", lambda a: a.gereed),
        "wacht": ("Wacht op leden", lambda a: bool(a.wacht_op)),
        "open": ("Geopend", lambda a: a.geopend),
        "quorum": ("Te weinig leden", lambda a: not a.quorum_haalbaar),
    }
    aantallen = {c: sum(map(past, stand.per_aanvraag)) for c, (_naam, past) in keuzes.items()}
    filters = [Tab("", "Alle", "?", len(stand.per_aanvraag))]
    filters += [
        Tab(c, naam, f"?stand={c}", aantallen[c])
        for c, (naam, _past) in keuzes.items()
        if aantallen[c] or c == gekozen
    ]
    past = keuzes.get(gekozen, ("", lambda _a: True))[1]
    regels = [a for a in stand.per_aanvraag if past(a)]
    context = {
        "ronde": ronde,
        "stand": stand,
        "filters": filters,
        "staven": stand.staven,
        "gekozen": gekozen,
        "achter": [lid for lid in stand.per_lid if lid.te_doen],
        "verschoningen": _verschoningen(ronde),
        "page_obj": Paginator(regels, 25).get_page(request.GET.get("pagina")),
    }
    return render(request, "beoordeling/voortgang.html", context)


def _verschoningen(ronde: Ronde) -> list:
    """Who declared an interest in what, with the reason; for the secretaris only."""
    zetels = Zetel.objects.filter(commissie__ronde=ronde)
    rijen = belangen.laatste_verklaringen(zetels).select_related("zetel__gebruiker", "aanvraag")
    return [rij for rij in rijen if rij.heeft_belang]


@login_required
@require_POST
def openen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Open the scores of one application."""
    aanvraag = aanvraag_of_404(request, nummer, OPENEN)
    with met_fouten(request) as uitkomst:
        services.open_scores(wie=request.user, aanvraag=aanvraag)
    if uitkomst:
        messages.success(request, f"De scores van {aanvraag.nummer} zijn open.")
        return redirect("beoordeling:vergelijken", aanvraag.nummer)
    return redirect("beoordeling:voortgang", aanvraag.ronde.code)


@login_required
@require_POST
def alles_openen(request: HttpRequest, code: str) -> HttpResponse:
    """Open everything that is ready."""
    ronde = ronde_of_404(request, code, OPENEN)
    with met_fouten(request) as uitkomst:
        geopend = services.open_gereed(wie=request.user, ronde=ronde)
    if uitkomst:
        messages.success(request, f"De scores van {aanvragen(len(geopend))} zijn open.")
        return redirect("beoordeling:bespreken", ronde.code)
    return redirect("beoordeling:voortgang", ronde.code)


@login_required
@require_POST
def herinneren(request: HttpRequest, code: str) -> HttpResponse:
    """Mail who has assessments left."""
    ronde = ronde_of_404(request, code, OPENEN)
    with met_fouten(request) as uitkomst:
        leden = services.herinner(wie=request.user, ronde=ronde)
    if uitkomst:
        wie = "1 lid krijgt" if leden == 1 else f"{leden} leden krijgen"
        messages.success(request, f"{wie} vandaag een herinnering.")
    return redirect("beoordeling:voortgang", ronde.code)
