"""Opening the scores; then the agenda, scores beside each other, and revising (W21, W22)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from beoordeling.commissie.beeld import aantal_aanvragen
from beoordeling.commissie.queries import advies_ligt_vast
from beoordeling.commissie.views import aanvraag_of_404, ronde_of_404
from beoordeling.scoren import services as scoren
from beoordeling.scoren.beeld import stippenrijen
from beoordeling.scoren.forms import ScoreForm, score_als_invoer
from beoordeling.scoren.queries.eigen import scores_op
from beoordeling.scoren.queries.vergelijking import vergelijk
from beoordeling.vergadering import services as vergadering
from beoordeling.vergadering.forms import NotitieForm
from beoordeling.vergadering.queries import agendapunten, geopende_aanvragen
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import mag
from kern.ui.views import met_fouten

BEKIJKEN = "beoordeling.scores_bekijken"

HERZIEN = "beoordeling.score_herzien"

OPENEN = "beoordeling.scores_openen"


@login_required
def bespreken(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """What there is to discuss, the farthest apart first, and everything that is open."""
    ronde = ronde_of_404(request, code, "beoordeling.agenda_bekijken")
    geopend = geopende_aanvragen(request.user, ronde)
    punten = agendapunten(ronde, geopend)
    te_bespreken = {punt.aanvraag.pk for punt in punten}
    eens = [a for a in geopend if a.pk not in te_bespreken]
    context = {
        "ronde": ronde,
        "punten": punten,
        "page_obj": Paginator(eens, 25).get_page(request.GET.get("pagina")),
    }
    return render(request, "beoordeling/vergadering/bespreken.html", context)


@login_required
def vergelijken(request: IngelogdVerzoek, nummer: str) -> HttpResponse:
    """All scores of one opened application; the secretaris writes the note here."""
    aanvraag = aanvraag_of_404(request, nummer, BEKIJKEN)
    mag_noteren = mag(request.user, "beoordeling.scores_openen", aanvraag)
    form = NotitieForm(request.POST or None, initial={"notitie": aanvraag.bespreking.notitie})
    if mag_noteren and request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            vergadering.noteer_bespreking(wie=request.user, aanvraag=aanvraag, **form.cleaned_data)
        if uitkomst:
            messages.success(request, "De notitie is bewaard.")
            return redirect("beoordeling:vergelijken", aanvraag.nummer)
    vergelijking = vergelijk(aanvraag, request.user)
    context = {
        "aanvraag": aanvraag,
        "ronde": aanvraag.ronde,
        "vergelijking": vergelijking,
        "stippen": stippenrijen(vergelijking, "#criterium-{}"),
        "form": form if mag_noteren else None,
        # whoever sees the scores and scored may revise, until the advice is set down
        "mag_herzien": not mag_noteren and not advies_ligt_vast(aanvraag.ronde_id),
    }
    return render(request, "beoordeling/vergadering/vergelijken.html", context)


@login_required
def herzien(request: IngelogdVerzoek, nummer: str, criterium: int) -> HttpResponse:
    """Revise one's own score on one criterion; the first one stays beside it."""
    aanvraag = aanvraag_of_404(request, nummer, HERZIEN)
    gekozen = get_object_or_404(aanvraag.ronde.criteria, nummer=criterium, gewicht__gt=0)
    scores = scores_op(request.user, aanvraag, gekozen)
    form = ScoreForm(
        gekozen, aanvraag.ronde, request.POST or None, initial=score_als_invoer(scores[-1])
    )
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            scoren.herzie_score(
                wie=request.user, aanvraag=aanvraag, criterium=gekozen, **form.cleaned_data
            )
        if uitkomst:
            messages.success(request, f"Uw score op {gekozen.titel} is herzien.")
            return redirect("beoordeling:vergelijken", aanvraag.nummer)
    context = {"aanvraag": aanvraag, "criterium": gekozen, "form": form, "eerst": scores[0]}
    return render(request, "beoordeling/vergadering/herzien.html", context)


@login_required
@require_POST
def openen(request: IngelogdVerzoek, nummer: str) -> HttpResponse:
    """Open the scores of one application."""
    aanvraag = aanvraag_of_404(request, nummer, OPENEN)
    with met_fouten(request) as uitkomst:
        vergadering.open_scores(wie=request.user, aanvraag=aanvraag)
    if uitkomst:
        messages.success(request, f"De scores van {aanvraag.nummer} zijn open.")
        return redirect("beoordeling:vergelijken", aanvraag.nummer)
    return redirect("beoordeling:voortgang", aanvraag.ronde.code)


@login_required
@require_POST
def alles_openen(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Open everything that is ready."""
    ronde = ronde_of_404(request, code, OPENEN)
    with met_fouten(request) as uitkomst:
        geopend = vergadering.open_gereed(wie=request.user, ronde=ronde)
    if uitkomst:
        messages.success(request, f"De scores van {aantal_aanvragen(len(geopend))} zijn open.")
        return redirect("beoordeling:bespreken", ronde.code)
    return redirect("beoordeling:voortgang", ronde.code)


@login_required
@require_POST
def herinneren(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Mail who has assessments left."""
    ronde = ronde_of_404(request, code, OPENEN)
    with met_fouten(request) as uitkomst:
        leden = vergadering.herinner(wie=request.user, ronde=ronde)
    if uitkomst:
        wie = "1 lid krijgt" if leden == 1 else f"{leden} leden krijgen"
        messages.success(request, f"{wie} vandaag een herinnering.")
    return redirect("beoordeling:voortgang", ronde.code)
