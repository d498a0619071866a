"""The board of decisions: who decided what, and what deviates (R30-R32).

A municipality records what its own college decides, and objections (R30, R31, W30).
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from beoordeling.weging.models import Advies
from besluitvorming.besluiten import services as besluiten_services
from besluitvorming.besluiten.beeld import (
    EERSTE_PROJECTEN,
    afwijkingen,
    besluitborden,
    procedurepunten,
    projectrijen,
    uitgelichte_projectrijen,
)
from besluitvorming.besluiten.forms import BesluitForm, ingevuld_besluit, som_van_besluiten
from besluitvorming.besluiten.models import Collegebesluit
from besluitvorming.besluiten.queries import Besluitenstand
from besluitvorming.bezwaar.models import Bezwaar
from besluitvorming.verdeling.models import Aandeel, gemeenten_van
from besluitvorming.voorleggen.models import Voorlegging
from besluitvorming.voorleggen.queries import voorgelegd_advies
from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.queries import gemeente_van
from kern.basis.tekst import telwoord
from kern.basis.tijd import vandaag
from kern.toegang.rechten import eis, mag
from kern.ui.views import met_fouten
from regeling.ronde.beeld.rondebeeld import GEVOLGEN, VERDEELSLEUTELS
from regeling.ronde.beeld.stappenlijn import rondestappen
from regeling.ronde.models import Ronde


@login_required
@require_safe
def bord(request: HttpRequest) -> HttpResponse:
    """Show the board of the asked ronde, else of the advice that came to the colleges last."""
    code = request.GET.get("ronde")
    ronde = get_object_or_404(Ronde.objects.openbaar(), code=code) if code else None
    advies = voorgelegd_advies(code)
    eis(request.user, "besluitvorming.bord", advies or _om_te_vragen(ronde))
    if advies is None:
        return _nog_niets(request, ronde)
    stand = Besluitenstand(advies)
    rijen = projectrijen(stand, request.user)
    toon_alles = "alle" in request.GET or len(rijen) <= EERSTE_PROJECTEN
    eigen = set(gemeenten_van(request.user).values_list("pk", flat=True))
    gevonden = afwijkingen(stand)
    namen = {c.gemeente.pk: c.gemeente.naam for c in stand.colleges}
    return render(
        request,
        "besluitvorming/besluiten/bord.html",
        {
            "stand": stand,
            "ronde": advies.ronde,
            "rondes": _andere_rondes(advies.ronde),
            "aantal_colleges": telwoord(len(stand.colleges)),
            "stappen": rondestappen(advies.ronde),
            "toekennen": besluitborden(stand, [p for p in stand.projecten if p.toegekend], eigen),
            "afwijzen": besluitborden(
                stand, [p for p in stand.projecten if not p.toegekend], eigen
            ),
            "rijen": rijen if toon_alles else uitgelichte_projectrijen(rijen),
            "alle": None if toon_alles else len(rijen),
            "afwijkingen": gevonden,
            "afwijkingen_kop": _afwijkingenkop(len(gevonden)),
            "procedurepunten": procedurepunten(
                [z for c in stand.colleges for z in c.zittingen], namen
            ),
            "sleutel": VERDEELSLEUTELS[advies.ronde.verdeelsleutel],
            "gevolg": GEVOLGEN[advies.ronde.gevolg_afwijking],
            "beschikt": sum(1 for p in stand.projecten if p.beschikking),
            "mag_brieven": mag(request.user, "besluitvorming.maak_beschikking"),
            "mag_besluiten": bool(eigen & {c.gemeente.pk for c in stand.te_doen if not c.klaar}),
        },
    )


def _afwijkingenkop(aantal: int) -> str:
    """Return "Drie afwijkingen"."""
    woord = telwoord(aantal).capitalize().replace("Éé", "Eé") if aantal else "Geen"
    return f"{woord} {'afwijking' if aantal == 1 else 'afwijkingen'}"


def _om_te_vragen(ronde: Ronde | None) -> Advies:
    """An advice to ask permission with when nothing was put before the colleges yet."""
    ronde = ronde or Ronde.objects.openbaar().first()
    return Advies(ronde=ronde) if ronde else Advies()


def _andere_rondes(huidige: Ronde) -> list[Ronde]:
    """The other rondes with an advice before the colleges."""
    andere = Voorlegging.objects.exclude(advies__ronde=huidige).select_related("advies__ronde")
    return [v.advies.ronde for v in andere]


def _nog_niets(request: HttpRequest, ronde: Ronde | None) -> HttpResponse:
    """Say that there is nothing to decide on yet, and by when there is."""
    ronde = ronde or Ronde.objects.openbaar().filter(spoor=Ronde.Spoor.REGIONAAL).first()
    klaar = ronde and ronde.adviezen.filter(status=Advies.Status.VASTGESTELD).exists()
    context = {
        "ronde": ronde,
        "stappen": rondestappen(ronde) if ronde else [],
        "klaar": klaar,
        "mag_voorleggen": mag(request.user, "besluitvorming.leg_voor"),
    }
    return render(request, "besluitvorming/besluiten/bord_leeg.html", context)


PER_PAGINA = 25


@login_required
@require_safe
def college(request: HttpRequest) -> HttpResponse:
    """Show all decisions of the own college, what is still open, and objections."""
    eis(request.user, "besluitvorming.college")
    code = request.GET.get("ronde")
    advies = voorgelegd_advies(code)
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
        "besluitvorming/besluiten/college.html",
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


def _kies_gemeente(request: HttpRequest, stand: Besluitenstand) -> Gemeente:
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
    advies = voorgelegd_advies(code)
    stand = Besluitenstand(
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
        form = BesluitForm(open_, initial=ingevuld_besluit(request.POST, alles))
        return _formulier(request, stand, gemeente, form)
    form = BesluitForm(open_, request.POST)
    if form.is_valid():
        if knop != "vast":
            return _controle(request, stand, gemeente, form)
        with met_fouten(request, form) as uitkomst:
            besluiten_services.leg_collegebesluit_vast(
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
    request: HttpRequest, stand: Besluitenstand, gemeente: Gemeente, form: BesluitForm
) -> HttpResponse:
    context = {
        "form": form,
        "ronde": stand.ronde,
        "advies": stand.advies,
        "gemeente": gemeente,
        "totaal": sum(a.bedrag for _, a in form.projecten),
        "dagen": (stand.ronde.besluitvorming_tot - vandaag()).days,
    }
    return render(request, "besluitvorming/besluiten/besluit.html", context)


def _controle(
    request: HttpRequest, stand: Besluitenstand, gemeente: Gemeente, form: BesluitForm
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
        "totaal": som_van_besluiten(besluiten),
        "verborgen": verborgen,
    }
    return render(request, "besluitvorming/besluiten/besluit_controle.html", context)
