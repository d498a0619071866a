"""The scoring page: reading and scoring beside each other; saves with and without JavaScript."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from beoordeling.commissie.views import aanvraag_of_404, eigen_zetel
from beoordeling.scoren import services as scoren
from beoordeling.scoren.forms import DOELEN, DoelenToelichtingForm, ScoreForm, Scorepagina
from beoordeling.scoren.queries import leesstuk
from beoordeling.scoren.queries import lijst as overzicht
from kern.basis.fouten import Fout
from kern.basis.tijd import lokaal, nu
from kern.ui.views import met_fouten

SCOREN = "beoordeling.score_geven"


@login_required
def beoordelen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Show the application with one's own scores; POST keeps everything that was typed."""
    aanvraag = aanvraag_of_404(request, nummer, SCOREN)
    zetel = eigen_zetel(request, aanvraag.ronde_id)
    if request.method == "POST":
        pagina = Scorepagina(zetel, aanvraag, request.POST).open(request.POST.get("criterium", ""))
        if antwoord := _verwerk(request, aanvraag, zetel, pagina):
            return antwoord
    else:
        pagina = Scorepagina(zetel, aanvraag).open(request.GET.get("criterium", ""))
    return _toon(request, aanvraag, zetel, pagina)


def _toon(
    request: HttpRequest, aanvraag: Aanvraag, zetel: Zetel, pagina: Scorepagina
) -> HttpResponse:
    lijst = overzicht.eigen_lijst(zetel)
    versie = pagina.beoordeling.versie if pagina.beoordeling else aanvraag.laatste_versie
    context = {
        "aanvraag": aanvraag,
        "ronde": aanvraag.ronde,
        "pagina": pagina,
        "lijst": lijst,
        "streepjes": lijst.streepjes(aanvraag.pk),
        "plaats": lijst.plaats(aanvraag.pk),
        "leesstuk": leesstuk.leesstuk_van(versie, aanvraag.ronde, pagina.criteria),
        "volgende": lijst.volgende(aanvraag.pk),
        "form": pagina.foutform,
    }
    return render(request, "beoordeling/scoren/beoordelen.html", context)


def _verwerk(
    request: HttpRequest, aanvraag: Aanvraag, zetel: Zetel, pagina: Scorepagina
) -> HttpResponse | None:
    """Keep what changed, then do what the button says; None shows the page with its errors."""
    _bewaar_alles(request, aanvraag, pagina)
    actie = request.POST.get("actie", "verder")
    if actie == "later":
        return _later(request, aanvraag, zetel)
    if pagina.foutform:
        pagina.open((pagina.foutform.prefix or DOELEN).removeprefix("c"))
        return None
    if actie == "definitief":
        return _definitief(request, aanvraag, zetel, pagina)
    naar = Scorepagina(zetel, aanvraag).open(pagina.actief).volgende
    adres = reverse("beoordeling:beoordelen", args=[aanvraag.nummer])
    return redirect(f"{adres}?criterium={naar}#criterium-{naar}")


def _bewaar_alles(request: HttpRequest, aanvraag: Aanvraag, pagina: Scorepagina) -> None:
    """Save every criterion that was changed; a refusal lands in its own form."""
    for regel in pagina.regels:
        if regel.form.has_changed() and regel.form.is_valid():
            with met_fouten(request, regel.form):
                _bewaar(request, aanvraag, regel.form)
    if pagina.doelen.has_changed() and pagina.doelen.is_valid():
        with met_fouten(request, pagina.doelen):
            scoren.bewaar_doelen(wie=request.user, aanvraag=aanvraag, **pagina.doelen.cleaned_data)


def _bewaar(request: HttpRequest, aanvraag: Aanvraag, form: ScoreForm) -> None:
    scoren.geef_score(
        wie=request.user, aanvraag=aanvraag, criterium=form.criterium, **form.cleaned_data
    )


def _later(request: HttpRequest, aanvraag: Aanvraag, zetel: Zetel) -> HttpResponse:
    with met_fouten(request):
        scoren.leg_weg(wie=request.user, aanvraag=aanvraag)
    return _naar_volgende(aanvraag, zetel)


def _definitief(
    request: HttpRequest, aanvraag: Aanvraag, zetel: Zetel, pagina: Scorepagina
) -> HttpResponse | None:
    pagina.doelen.is_valid()
    with met_fouten(request, pagina.doelen) as uitkomst:
        scoren.maak_definitief(wie=request.user, aanvraag=aanvraag, **pagina.doelen.cleaned_data)
    if not uitkomst:
        pagina.open(DOELEN)
        return None
    messages.success(request, f"Uw beoordeling van {aanvraag.nummer} is definitief.")
    return _naar_volgende(aanvraag, zetel)


def _naar_volgende(aanvraag: Aanvraag, zetel: Zetel) -> HttpResponse:
    volgende = overzicht.eigen_lijst(zetel).volgende(aanvraag.pk)
    if volgende:
        return redirect("beoordeling:beoordelen", volgende.nummer)
    return redirect("beoordeling:ronde", aanvraag.ronde.code)


@login_required
@require_POST
def bewaar_score(request: HttpRequest, nummer: str, criterium: int) -> HttpResponse:
    """Save one criterion in place (htmx); 0 stands for the text on the goals."""
    aanvraag = aanvraag_of_404(request, nummer, None)
    zetel = eigen_zetel(request, aanvraag.ronde_id)
    melding = (
        _bewaar_doelen(request, aanvraag)
        if criterium == 0
        else _bewaar_een(request, aanvraag, criterium)
    )
    pagina = Scorepagina(zetel, aanvraag).open(str(criterium) if criterium else DOELEN)
    regels = [r for r in pagina.regels if r.criterium.nummer == criterium]
    context = {
        "aanvraag": aanvraag,
        "pagina": pagina,
        "regel": regels[0] if regels else None,
        "melding": melding,
        "bewaard_op": lokaal(nu()),
    }
    return render(request, "beoordeling/scoren/score_bewaard.html", context)


def _bewaar_een(request: HttpRequest, aanvraag: Aanvraag, nummer: int) -> str:
    """Return an error in words, or nothing when the score is kept."""
    criterium = get_object_or_404(aanvraag.ronde.criteria, nummer=nummer)
    form = ScoreForm(criterium, aanvraag.ronde, request.POST)
    if not form.is_valid():
        return " ".join(f for fouten in form.errors.values() for f in fouten)
    try:
        _bewaar(request, aanvraag, form)
    except Fout as fout:
        return fout.melding
    return ""


def _bewaar_doelen(request: HttpRequest, aanvraag: Aanvraag) -> str:
    form = DoelenToelichtingForm(request.POST)
    if not form.is_valid():
        return " ".join(f for fouten in form.errors.values() for f in fouten)
    try:
        scoren.bewaar_doelen(wie=request.user, aanvraag=aanvraag, **form.cleaned_data)
    except Fout as fout:
        return fout.melding
    return ""
