"""The scoring page: reading and scoring beside each other; saves with and without JavaScript."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from aanvragen.indienen.queries import lezing_van_versie, nieuwste_versie
from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from beoordeling.commissie.views import aanvraag_of_404, eigen_zetel, fouten_als_zin
from beoordeling.scoren import services
from beoordeling.scoren.beeld import niveaunaam, streepjes
from beoordeling.scoren.forms import DoelenToelichtingForm, ScoreForm, Scorepagina
from beoordeling.scoren.models import Beoordeling
from beoordeling.scoren.queries.eigen import (
    DOELEN,
    EigenScores,
    criteria_van,
    eigen_scores,
    scores_van,
)
from beoordeling.scoren.queries.lijst import eigen_lijst, lijstregel_van
from deelnemers.personen.views import IngelogdVerzoek
from kern.basis.tijd import lokaal, nu
from kern.toegang.rechten import GeenToegang
from kern.ui.views import met_fouten
from regeling.ronde.models import Ronde

SCOREN = "beoordeling.score_geven"


@login_required
def beoordelen(request: IngelogdVerzoek, nummer: str) -> HttpResponse:
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
    request: IngelogdVerzoek, aanvraag: Aanvraag, zetel: Zetel, pagina: Scorepagina
) -> HttpResponse:
    lijst = eigen_lijst(zetel)
    scores = pagina.scores
    versie = scores.beoordeling.versie if scores.beoordeling else nieuwste_versie(aanvraag)
    versie.aanvraag = aanvraag  # what it is of is known here, its ronde too
    lezing = lezing_van_versie(versie)
    context = {
        "aanvraag": aanvraag,
        "ronde": aanvraag.ronde,
        "pagina": pagina,
        "scores": scores,
        "volgend_criterium": pagina.volgende,
        "lijst": lijst,
        "streepjes": streepjes(lijst, aanvraag.pk),
        "plaats": lijst.plaats(aanvraag.pk),
        "lezing": lezing,
        "leescriteria": [lezing.criterium(criterium.nummer) for criterium in scores.criteria],
        "form": pagina.foutform,
        "deel": f"beoordeling/scoren/delen/{_deel(scores)}.html",
    }
    if scores.definitief:
        context["volgende"] = lijstregel_van(zetel, lijst.volgende(aanvraag.pk))
    return render(request, "beoordeling/scoren/beoordelen.html", context)


def _deel(scores: EigenScores) -> str:
    """What stands beside the application: forms, or what was given once it is final."""
    return "eigen_scores" if scores.definitief else "scoren"


def _verwerk(
    request: IngelogdVerzoek, aanvraag: Aanvraag, zetel: Zetel, pagina: Scorepagina
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
    request: IngelogdVerzoek, aanvraag: Aanvraag, form: ScoreForm | DoelenToelichtingForm
) -> Beoordeling | None:
    """Give what was typed in one form to its service; a refusal lands in that form and gives None."""
    if not form.is_valid():
        return None
    typed = {"wie": request.user, "aanvraag": aanvraag, **form.cleaned_data}
    with met_fouten(request, form):
        if isinstance(form, ScoreForm):
            return services.geef_score(criterium=form.criterium, **typed).beoordeling
        return services.bewaar_doelen(**typed)
    return None


def _definitief(
    request: IngelogdVerzoek, aanvraag: Aanvraag, zetel: Zetel, pagina: Scorepagina
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
def bewaar_score(request: IngelogdVerzoek, nummer: str, criterium: int) -> HttpResponse:
    """Save one criterion in place (htmx); 0 stands for the text on the goals.

    Back go the row of that criterion and what changes with it; no other form is made again.
    """
    aanvraag = aanvraag_of_404(request, nummer, None)  # the services ask `score_geven`
    eigen_zetel(request, aanvraag.ronde_id)
    criteria = criteria_van(aanvraag)
    form: ScoreForm | DoelenToelichtingForm
    if criterium:
        gekozen = next((c for c in criteria if c.nummer == criterium), None)
        if gekozen is None:
            raise GeenToegang
        form = ScoreForm(gekozen, aanvraag.ronde, request.POST)
    else:
        form = DoelenToelichtingForm(request.POST)
    beoordeling = _bewaar(request, aanvraag, form)
    context = {
        "nummer": criterium,
        "melding": fouten_als_zin(form),
        "bewaard_op": lokaal(nu()),
    }
    if beoordeling:
        context |= _gewijzigd(scores_van(beoordeling, criteria), aanvraag.ronde, form)
    return render(request, "beoordeling/scoren/score_bewaard.html", context)


def _gewijzigd(
    scores: EigenScores, ronde: Ronde, form: ScoreForm | DoelenToelichtingForm
) -> dict[str, object]:
    """What changed on the page with one score: its row, the figure and the button."""
    if not isinstance(form, ScoreForm):
        return {"scores": scores, "volgend_criterium": scores.volgende(DOELEN)}
    score = scores.scores.get(form.criterium.pk)
    return {
        "scores": scores,
        "volgend_criterium": scores.volgende(str(form.criterium.nummer)),
        "regel": {
            "criterium": form.criterium,
            "score": score,
            "label": niveaunaam(ronde, score),
        },
    }
