"""The secretaris: who is final, open what is ready, remind who is late (W21)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from beoordeling.belangen.queries import gemelde_belangen
from beoordeling.commissie.views import ronde_of_404
from beoordeling.scoren import services as scoren
from beoordeling.scoren.queries.voortgang import Voortgang
from kern.ui.stukken import Tab
from kern.ui.views import met_fouten

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
        "verschoningen": gemelde_belangen(ronde),
        "page_obj": Paginator(regels, 25).get_page(request.GET.get("pagina")),
    }
    return render(request, "beoordeling/scoren/voortgang.html", context)


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
