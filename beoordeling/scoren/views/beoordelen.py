"""The scoring page: reading and scoring beside each other; saves with and without JavaScript."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from aanvragen.indienen.queries import laatste_versie
from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from beoordeling.commissie.views import aanvraag_of_404, eigen_zetel
from beoordeling.scoren import services
from beoordeling.scoren.beeld import niveaunaam, streepjes
from beoordeling.scoren.forms import DoelenToelichtingForm, ScoreForm, Scorepagina
from beoordeling.scoren.queries.eigen import DOELEN, eigen_scores
from beoordeling.scoren.queries.leesstuk import leesstuk_van
from beoordeling.scoren.queries.lijst import eigen_lijst, lijstregel_van
from kern.basis.tijd import lokaal, nu
from kern.ui.views import met_fouten

SCOREN = "beoordeling.score_geven"


@login_required
def beoordelen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Show the application with one's own scores; POST keeps everything that was typed."""
    aanvraag = aanvraag_of_404(request, nummer, SCOREN)
    zetel = eigen_zetel(request, aanvraag.ronde_id)
    data = request.POST if request.method == "POST" else None
    pagina = Scorepagina(eigen_scores(zetel, aanvraag), aanvraag.ronde, data)
    pagina.open((request.POST if data is not None else request.GET).get("criterium", ""))
    if data is not None:
        answer = _verwerk(request, aanvraag, zetel, pagina)
        if answer is not None:
            return answer
    return _toon(request, aanvraag, zetel, pagina)


def _toon(
    request: HttpRequest, aanvraag: Aanvraag, zetel: Zetel, pagina: Scorepagina
) -> HttpResponse:
    lijst = eigen_lijst(zetel)
    scores = pagina.scores
    versie = scores.beoordeling.versie if scores.beoordeling else laatste_versie(aanvraag)
    context = {
        "aanvraag": aanvraag,
        "ronde": aanvraag.ronde,
        "pagina": pagina,
        "scores": scores,
        "volgend_criterium": pagina.volgende,
        "lijst": lijst,
        "streepjes": streepjes(lijst, aanvraag.pk),
        "plaats": lijst.plaats(aanvraag.pk),
        "leesstuk": leesstuk_van(versie, aanvraag.ronde, scores.criteria),
        "form": pagina.foutform,
    }
    if scores.definitief:
        context["volgende"] = lijstregel_van(zetel, lijst.volgende(aanvraag.pk))
    return render(request, "beoordeling/scoren/beoordelen.html", context)


def _verwerk(
    request: HttpRequest, aanvraag: Aanvraag, zetel: Zetel, pagina: Scorepagina
) -> HttpResponse | None:
    """Keep what changed, then do what the button says; None shows the page with its errors."""
    for form in pagina.gewijzigd:
        _bewaar(request, aanvraag, form)
    actie = request.POST.get("actie", "verder")
    if actie == "later":
        with met_fouten(request):
            services.leg_weg(wie=request.user, aanvraag=aanvraag)
        return _naar_volgende(aanvraag, zetel)
    if pagina.foutform:
        pagina.open_fout()
        return None
    if actie == "definitief":
        return _definitief(request, aanvraag, zetel, pagina)
    naar = eigen_scores(zetel, aanvraag).volgende(pagina.actief)
    adres = reverse("beoordeling:beoordelen", args=[aanvraag.nummer])
    return redirect(f"{adres}?criterium={naar}#criterium-{naar}")


def _bewaar(
    request: HttpRequest, aanvraag: Aanvraag, form: ScoreForm | DoelenToelichtingForm
) -> None:
    """Give what was typed in one form to its service; a refusal lands in that form."""
    if not form.is_valid():
        return
    typed = {"wie": request.user, "aanvraag": aanvraag, **form.cleaned_data}
    with met_fouten(request, form):
        if isinstance(form, ScoreForm):
            services.geef_score(criterium=form.criterium, **typed)
        else:
            services.bewaar_doelen(**typed)


def _definitief(
    request: HttpRequest, aanvraag: Aanvraag, zetel: Zetel, pagina: Scorepagina
) -> HttpResponse | None:
    pagina.doelen.is_valid()
    with met_fouten(request, pagina.doelen) as uitkomst:
        services.maak_definitief(wie=request.user, aanvraag=aanvraag, **pagina.doelen.cleaned_data)
    if not uitkomst:
        pagina.open(DOELEN)
        return None
    messages.success(request, f"Uw beoordeling van {aanvraag.nummer} is definitief.")
    return _naar_volgende(aanvraag, zetel)


def _naar_volgende(aanvraag: Aanvraag, zetel: Zetel) -> HttpResponse:
    volgende = lijstregel_van(zetel, eigen_lijst(zetel).volgende(aanvraag.pk))
    if volgende:
        return redirect("beoordeling:beoordelen", volgende.nummer)
    return redirect("beoordeling:ronde", aanvraag.ronde.code)


@login_required
@require_POST
def bewaar_score(request: HttpRequest, nummer: str, criterium: int) -> HttpResponse:
    """Save one criterion in place (htmx); 0 stands for the text on the goals.

    Back go the row of that criterion and what changes with it; no other form is made again.
    """
    aanvraag = aanvraag_of_404(request, nummer, None)  # the services ask `score_geven`
    zetel = eigen_zetel(request, aanvraag.ronde_id)
    form: ScoreForm | DoelenToelichtingForm
    if criterium:
        gekozen = get_object_or_404(aanvraag.ronde.criteria, nummer=criterium)
        form = ScoreForm(gekozen, aanvraag.ronde, request.POST)
    else:
        form = DoelenToelichtingForm(request.POST)
    _bewaar(request, aanvraag, form)
    melding = " ".join(fout for fouten in form.errors.values() for fout in fouten)
    context = {"nummer": criterium, "melding": melding, "bewaard_op": lokaal(nu())}
    if not melding:
        context |= _gewijzigd(aanvraag, zetel, form)
    return render(request, "beoordeling/scoren/score_bewaard.html", context)


def _gewijzigd(
    aanvraag: Aanvraag, zetel: Zetel, form: ScoreForm | DoelenToelichtingForm
) -> dict[str, object]:
    """What changed on the page with one score: its row, the figure and the button."""
    scores = eigen_scores(zetel, aanvraag)
    if not isinstance(form, ScoreForm):
        return {"scores": scores, "volgend_criterium": scores.volgende(DOELEN)}
    score = scores.scores.get(form.criterium.pk)
    return {
        "scores": scores,
        "volgend_criterium": scores.volgende(str(form.criterium.nummer)),
        "regel": {
            "criterium": form.criterium,
            "score": score,
            "label": niveaunaam(aanvraag.ronde, score),
        },
    }
