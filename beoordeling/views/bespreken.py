"""After the opening: agenda of disagreement, scores beside each other, revising (W22)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from beoordeling import agenda, services
from beoordeling.forms import NotitieForm, ScoreForm
from beoordeling.models import Advies, Score
from beoordeling.scorepagina import bewaard
from beoordeling.vergelijking import vergelijk
from beoordeling.views.basis import aanvraag_of_404, ronde_of_404
from kern.rechten import mag
from kern.views import met_fouten

BEKIJKEN = "beoordeling.scores_bekijken"
HERZIEN = "beoordeling.score_herzien"


@login_required
def bespreken(request: HttpRequest, code: str) -> HttpResponse:
    """What there is to discuss, the farthest apart first, and everything that is open."""
    ronde = ronde_of_404(request, code, "beoordeling.agenda_bekijken")
    geopend = agenda.geopend_voor(request.user, ronde)
    punten = agenda.agenda(ronde, geopend)
    te_bespreken = {punt.aanvraag.pk for punt in punten}
    eens = [a for a in geopend if a.pk not in te_bespreken]
    context = {
        "ronde": ronde,
        "punten": punten,
        "page_obj": Paginator(eens, 25).get_page(request.GET.get("pagina")),
    }
    return render(request, "beoordeling/bespreken.html", context)


@login_required
def vergelijken(request: HttpRequest, nummer: str) -> HttpResponse:
    """All scores of one opened application; the secretaris writes the note here."""
    aanvraag = aanvraag_of_404(request, nummer, BEKIJKEN)
    mag_noteren = mag(request.user, "beoordeling.scores_openen", aanvraag)
    form = NotitieForm(request.POST or None, initial={"notitie": aanvraag.bespreking.notitie})
    if mag_noteren and request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.noteer_bespreking(wie=request.user, aanvraag=aanvraag, **form.cleaned_data)
        if uitkomst:
            messages.success(request, "De notitie is bewaard.")
            return redirect("beoordeling:vergelijken", aanvraag.nummer)
    context = {
        "aanvraag": aanvraag,
        "ronde": aanvraag.ronde,
        "vergelijking": vergelijk(aanvraag, request.user),
        "form": form if mag_noteren else None,
        # whoever sees the scores and scored may revise, until the advice is set down
        "mag_herzien": not mag_noteren and not _ligt_vast(aanvraag.ronde_id),
    }
    return render(request, "beoordeling/vergelijken.html", context)


def _ligt_vast(ronde_id: int) -> bool:
    return Advies.objects.filter(ronde=ronde_id, status=Advies.Status.VASTGESTELD).exists()


@login_required
def herzien(request: HttpRequest, nummer: str, criterium: int) -> HttpResponse:
    """Revise one's own score on one criterion; the first one stays beside it."""
    aanvraag = aanvraag_of_404(request, nummer, HERZIEN)
    gekozen = get_object_or_404(aanvraag.ronde.criteria, nummer=criterium, gewicht__gt=0)
    scores = list(
        Score.objects.filter(
            beoordeling__aanvraag=aanvraag,
            beoordeling__zetel__gebruiker=request.user,
            criterium=gekozen,
        ).order_by("na_bespreking")
    )
    form = ScoreForm(gekozen, aanvraag.ronde, request.POST or None, initial=bewaard(scores[-1]))
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.herzie_score(
                wie=request.user, aanvraag=aanvraag, criterium=gekozen, **form.cleaned_data
            )
        if uitkomst:
            messages.success(request, f"Uw score op {gekozen.titel} is herzien.")
            return redirect("beoordeling:vergelijken", aanvraag.nummer)
    context = {"aanvraag": aanvraag, "criterium": gekozen, "form": form, "eerst": scores[0]}
    return render(request, "beoordeling/herzien.html", context)
