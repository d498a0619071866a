"""A municipality records what its own college decides, and objections (R30, R31, W30)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from besluitvorming import services
from besluitvorming.forms import BesluitForm, BezwaarForm, ingevuld, som
from besluitvorming.models import Aandeel, Beschikking, Bezwaar, Collegebesluit
from besluitvorming.querysets import gemeenten_van
from besluitvorming.stand import Stand, voorgelegd
from deelnemers.models import Gemeente
from deelnemers.rollen import gemeente_van
from kern.rechten import eis
from kern.tijd import vandaag
from kern.views import met_fouten
from regeling.models import Ronde

PER_PAGINA = 25


@login_required
@require_safe
def college(request: HttpRequest) -> HttpResponse:
    """Show all decisions of the own college, what is still open, and objections."""
    eis(request.user, "besluitvorming.college")
    code = request.GET.get("ronde")
    advies = voorgelegd(code)
    eigen = (
        Aandeel.objects.geldend()
        .van(request.user)
        .filter(advies=advies)
        .select_related(
            "aanvraag__penvoerder", "aanvraag__beschikking", "besluit__collegebesluit", "gemeente"
        )
    )
    pagina = Paginator(eigen, PER_PAGINA).get_page(request.GET.get("pagina"))
    open_ = Aandeel.objects.open().van(request.user).filter(advies=advies)
    gemeenten = gemeenten_van(request.user)
    return render(
        request,
        "besluitvorming/college.html",
        {
            "gemeente": gemeente_van(request.user),
            "ronde": advies and advies.ronde,
            "rondes": Ronde.objects.filter(adviezen__aandelen__gemeente__in=gemeenten).distinct(),
            "page_obj": pagina,
            "open": open_.count(),
            "zittingen": Collegebesluit.objects.filter(advies=advies, gemeente__in=gemeenten),
            "bezwaren": Bezwaar.objects.filter(gemeente__in=gemeenten).select_related(
                "beschikking__aanvraag"
            ),
        },
    )


def _kies_gemeente(request: HttpRequest, stand: Stand) -> Gemeente:
    """The own municipality, or one that merged into it and still has to decide. Raises Http404."""
    gemeenten = gemeenten_van(request.user).filter(aandelen__advies=stand.advies).distinct()
    if code := request.GET.get("gemeente"):
        return get_object_or_404(gemeenten, code=code)
    met_open = {c.gemeente.pk for c in stand.te_doen if not c.klaar}
    lijst = sorted(gemeenten, key=lambda g: (g.pk not in met_open, g.naam))
    return get_object_or_404(gemeenten, pk=lijst[0].pk if lijst else None)


@login_required
@require_http_methods(["GET", "POST"])
def besluit(request: HttpRequest, code: str) -> HttpResponse:
    """Record a sitting: fill in, check, and only then make it final. Nothing typed gets lost.

    The button decides: `alles` follows the advice on all that is open, `controle` shows the check,
    `wijzig` comes back from it, `vast` makes it final.
    """
    eis(request.user, "besluitvorming.college")
    ronde = get_object_or_404(Ronde, code=code)
    advies = voorgelegd(code)
    stand = Stand(
        get_object_or_404(ronde.adviezen.select_related("ronde"), pk=advies and advies.pk)
    )
    gemeente = _kies_gemeente(request, stand)
    eis(request.user, "besluitvorming.besluit", gemeente)
    open_ = [
        (project, aandeel)
        for project in stand.projecten
        for aandeel in project.aandelen
        if aandeel.gemeente_id == gemeente.pk and not aandeel.besloten
    ]
    if not open_ and request.method == "GET":
        return redirect("besluitvorming:college")
    knop = request.POST.get("knop", "")
    if request.method != "POST" or knop in ("alles", "wijzig"):
        alles = [a.pk for _, a in open_] if knop == "alles" else []
        form = BesluitForm(open_, initial=ingevuld(request.POST, alles))
        return _formulier(request, stand, gemeente, form)
    form = BesluitForm(open_, request.POST)
    if form.is_valid():
        if knop != "vast":
            return _controle(request, stand, gemeente, form)
        with met_fouten(request, form) as uitkomst:
            services.leg_collegebesluit_vast(
                wie=request.user,
                advies=stand.advies,
                gemeente=gemeente,
                besluiten=form.besluiten,
                **form.zitting,
            )
        if uitkomst:
            messages.success(request, "Het besluit van uw college is vastgelegd.")
            return redirect("besluitvorming:college")
    return _formulier(request, stand, gemeente, form)


def _formulier(
    request: HttpRequest, stand: Stand, gemeente: Gemeente, form: BesluitForm
) -> HttpResponse:
    context = {
        "form": form,
        "ronde": stand.ronde,
        "advies": stand.advies,
        "gemeente": gemeente,
        "totaal": sum(a.bedrag for _, a in form.projecten),
        "dagen": (stand.ronde.besluitvorming_tot - vandaag()).days,
    }
    return render(request, "besluitvorming/besluit.html", context)


def _controle(
    request: HttpRequest, stand: Stand, gemeente: Gemeente, form: BesluitForm
) -> HttpResponse:
    """Show what is about to be recorded; everything typed travels along in hidden fields."""
    besluiten = form.besluiten
    verborgen = [
        (naam, waarde)
        for naam, waarde in request.POST.items()
        if naam not in ("csrfmiddlewaretoken", "knop")
    ]
    context: dict[str, Any] = {
        "form": form,
        "ronde": stand.ronde,
        "gemeente": gemeente,
        "zitting": form.zitting,
        "volgt": [b for b in besluiten if b.volgt],
        "wijkt": [b for b in besluiten if not b.volgt],
        "later": len(form.projecten) - len(besluiten),
        "totaal": som(besluiten),
        "verborgen": verborgen,
    }
    return render(request, "besluitvorming/besluit_controle.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def bezwaar(request: HttpRequest, nummer: str) -> HttpResponse:
    """Register an objection at the own college; a late one gets a warning, not a refusal."""
    eis(request.user, "besluitvorming.college")
    brief = get_object_or_404(
        Beschikking.objects.verzonden().zichtbaar_voor(request.user).select_related("aanvraag"),
        aanvraag__nummer=nummer,
    )
    aandeel = (
        Aandeel.objects.van(request.user)
        .filter(aanvraag=brief.aanvraag)
        .select_related("gemeente")
        .first()
    )
    gemeente = get_object_or_404(Gemeente, pk=aandeel and aandeel.gemeente_id)
    form = BezwaarForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            vastgelegd = services.registreer_bezwaar(
                wie=request.user, beschikking=brief, gemeente=gemeente, **form.cleaned_data
            )
        if uitkomst:
            _meld(request, vastgelegd)
            return redirect("besluitvorming:college")
    context = {"form": form, "brief": brief, "aanvraag": brief.aanvraag, "gemeente": gemeente}
    return render(request, "besluitvorming/bezwaar.html", context)


def _meld(request: HttpRequest, bezwaar: Bezwaar) -> None:
    if bezwaar.te_laat:
        messages.warning(
            request,
            "Het bezwaar is vastgelegd. Het kwam binnen na de laatste dag. Het college beslist of "
            "daar een goede reden voor is; op tijd op de post gedaan kan ook op tijd zijn.",
        )
    else:
        messages.success(request, "Het bezwaar is vastgelegd.")
