"""The board of decisions, and where a municipality records what its own college decided (R30-R32)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from besluitvorming.besluiten import services
from besluitvorming.besluiten.beeld import (
    EERSTE_PROJECTEN,
    afwijkingen,
    afwijkingenkop,
    borddelen,
    bordintro,
    briefknop,
    dagenzin,
    leegzin,
    procedurepunten,
    projectrijen,
    uitgelicht,
)
from besluitvorming.besluiten.forms import BesluitForm, som_van_besluiten
from besluitvorming.besluiten.queries.colleges import gemeenten_met_aandeel
from besluitvorming.besluiten.queries.projecten import (
    Besluitenstand,
    te_besluiten,
    zichtbare_aanvragen,
)
from besluitvorming.voorleggen.queries import (
    nieuwste_vastgestelde,
    voorgelegd_advies,
    voorgelegde_rondes,
)
from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.queries import gemeenten_van
from deelnemers.personen.views import IngelogdVerzoek
from kern.basis.fouten import Fout
from kern.basis.tekst import telwoord
from kern.toegang.rechten import eis, mag
from regeling.ronde.beeld.rondebeeld import GEVOLGEN, VERDEELSLEUTELS
from regeling.ronde.beeld.stappenlijn import rondestappen
from regeling.ronde.models import Ronde

PROJECTEN_PER_PAGINA = 66  # three boards
MAX_AFWIJKEND = 30  # deviating projects told one by one beside the board


@login_required
@require_safe
def bord(request: IngelogdVerzoek) -> HttpResponse:
    """Show the board of the asked ronde, else of the advice that came to the colleges last."""
    code = request.GET.get("ronde")
    ronde = get_object_or_404(Ronde.objects.openbaar(), code=code) if code else None
    advies = voorgelegd_advies(code)
    gevraagd = advies.ronde if advies else ronde or Ronde.objects.openbaar().first()
    eis(request.user, "besluitvorming.bord", gevraagd)
    if advies is None:
        return _nog_niets(request, ronde)
    stand = Besluitenstand(advies)
    eigen = {gemeente.pk for gemeente in gemeenten_van(request.user)}
    context = _bordcontext(request, stand, eigen) | _projectcontext(request, stand, eigen)
    return render(request, "besluitvorming/besluiten/bord.html", context)


def _bordcontext(
    request: IngelogdVerzoek, stand: Besluitenstand, eigen: set[int]
) -> dict[str, Any]:
    """What stands on the board whatever projects are shown: how far it is, and what can be done."""
    ronde = stand.ronde
    mag_brieven = mag(request.user, "besluitvorming.maak_beschikking")
    return {
        "ronde": ronde,
        "rondes": voorgelegde_rondes().exclude(pk=ronde.pk),
        "aantal_colleges": telwoord(len(stand.colleges)),
        "intro": bordintro(stand, mag_brieven=mag_brieven),
        "stappen": rondestappen(ronde),
        "procedurepunten": procedurepunten(stand.colleges),
        "sleutel": VERDEELSLEUTELS[Ronde.Verdeelsleutel(ronde.verdeelsleutel)],
        "gevolg": GEVOLGEN[Ronde.Gevolg(ronde.gevolg_afwijking)],
        "mag_brieven": mag_brieven,
        "briefknop": briefknop(stand.te_beschikken) if mag_brieven else "",
        "mag_besluiten": any(
            college.gemeente.pk in eigen and college.telling.projecten and not college.telling.klaar
            for college in stand.colleges
        ),
    }


def _projectcontext(
    request: IngelogdVerzoek, stand: Besluitenstand, eigen: set[int]
) -> dict[str, Any]:
    """The projects of one page of the board, those to look at first, and what deviates."""
    pagina = Paginator(stand.plekken, PROJECTEN_PER_PAGINA).get_page(request.GET.get("pagina"))
    alle = "alle" in request.GET or len(stand.plekken) <= EERSTE_PROJECTEN
    op_bord = list(pagina.object_list)
    afwijkend = [plek for plek in stand.plekken if plek.afwijkend]
    eerste = op_bord if alle else uitgelicht(stand.plekken)
    projecten = {
        project.nummer: project
        for project in stand.projecten({*op_bord, *eerste, *afwijkend[:MAX_AFWIJKEND]})
    }
    bord_ = [projecten[plek.nummer] for plek in op_bord]
    rijen = [projecten[plek.nummer] for plek in eerste]
    return {
        "page_obj": pagina,
        "toekennen": borddelen(stand, [p for p in bord_ if p.toegekend], eigen),
        "afwijzen": borddelen(stand, [p for p in bord_ if not p.toegekend], eigen),
        "rijen": projectrijen(stand.ronde, rijen, zichtbare_aanvragen(request.user, rijen)),
        "alle": None if alle else len(stand.plekken),
        "afwijkingen": afwijkingen(
            stand.ronde, [projecten[plek.nummer] for plek in afwijkend[:MAX_AFWIJKEND]]
        ),
        "afwijkingen_kop": afwijkingenkop(sum(plek.afwijkend for plek in afwijkend)),
        "meer_afwijkend": max(0, len(afwijkend) - MAX_AFWIJKEND),
    }


def _nog_niets(request: IngelogdVerzoek, ronde: Ronde | None) -> HttpResponse:
    """Say that there is nothing to decide on yet, and by when there is."""
    ronde = ronde or Ronde.objects.openbaar().filter(spoor=Ronde.Spoor.REGIONAAL).first()
    klaar = bool(ronde and nieuwste_vastgestelde(ronde))
    context = {
        "ronde": ronde,
        "stappen": rondestappen(ronde) if ronde else [],
        "intro": leegzin(ronde, vastgesteld=klaar),
        "klaar": klaar,
        "mag_voorleggen": mag(request.user, "besluitvorming.leg_voor"),
    }
    return render(request, "besluitvorming/besluiten/bord_leeg.html", context)


def _stand_van(code: str) -> Besluitenstand:
    """The decisions on the advice of a ronde that lies with the colleges. Raises Http404."""
    advies = voorgelegd_advies(code)
    if advies is None:
        raise Http404
    return Besluitenstand(advies)


def _kies_gemeente(request: IngelogdVerzoek, stand: Besluitenstand) -> Gemeente:
    """The own municipality, or one that merged into it and still has to decide. Raises Http404."""
    gemeenten = gemeenten_met_aandeel(request.user, stand.advies)
    if code := request.GET.get("gemeente"):
        return get_object_or_404(gemeenten, code=code)
    eerste = gemeenten.first()
    if eerste is None:
        raise Http404
    return eerste


@login_required
@require_http_methods(["GET", "POST"])
def besluit(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Record a sitting: fill in, check, and only then make it final. Nothing typed gets lost.

    The button decides: `alles` follows the advice on all that is open, `controle` shows the check,
    `wijzig` comes back from it, `vast` makes it final.
    """
    eis(request.user, "besluitvorming.college")
    stand = _stand_van(code)
    gemeente = _kies_gemeente(request, stand)
    eis(request.user, "besluitvorming.besluit", gemeente)
    open_ = te_besluiten(stand, gemeente)
    if not open_ and request.method == "GET":
        return redirect("besluitvorming:college")
    knop = request.POST.get("knop", "")
    if request.method != "POST" or knop in ("alles", "wijzig"):
        form = BesluitForm(open_, getypt=request.POST)
        if knop == "alles":
            form.volg_overal()
        return _formulier(request, stand, gemeente, form)
    form = BesluitForm(open_, request.POST)
    if not form.is_valid():
        return _formulier(request, stand, gemeente, form)
    if knop != "vast":
        return _controle(request, stand, gemeente, form)
    return _leg_vast(request, stand, gemeente, form)


def _leg_vast(
    request: IngelogdVerzoek, stand: Besluitenstand, gemeente: Gemeente, form: BesluitForm
) -> HttpResponse:
    """Make it final, or show the form with what the service refuses at its field."""
    try:
        services.leg_collegebesluit_vast(
            wie=request.user,
            advies=stand.advies,
            gemeente=gemeente,
            besluiten=form.besluiten,
            **form.zitting,
        )
    except Fout as fout:
        form.meld(fout.veld, fout.melding)
        return _formulier(request, stand, gemeente, form)
    messages.success(request, "Het besluit van uw college is vastgelegd.")
    return redirect("besluitvorming:college")


def _formulier(
    request: IngelogdVerzoek, stand: Besluitenstand, gemeente: Gemeente, form: BesluitForm
) -> HttpResponse:
    context = {
        "form": form,
        "ronde": stand.ronde,
        "advies": stand.advies,
        "gemeente": gemeente,
        "totaal": sum(rij.aandeel.bedrag for rij in form.projecten),
        "dagenzin": dagenzin(stand.ronde),
    }
    return render(request, "besluitvorming/besluiten/besluit.html", context)


def _controle(
    request: IngelogdVerzoek, stand: Besluitenstand, gemeente: Gemeente, form: BesluitForm
) -> HttpResponse:
    """Show what is about to be recorded; everything typed travels along in hidden fields."""
    besluiten = form.besluiten
    context: dict[str, Any] = {
        "form": form,
        "ronde": stand.ronde,
        "gemeente": gemeente,
        "zitting": form.zitting,
        "volgt": [b for b in besluiten if b.volgt],
        "wijkt": [b for b in besluiten if not b.volgt],
        "later": len(form.projecten) - len(besluiten),
        "totaal": som_van_besluiten(besluiten),
        "verborgen": [
            (naam, waarde)
            for naam, waarde in request.POST.items()
            if naam not in ("csrfmiddlewaretoken", "knop")
        ],
    }
    return render(request, "besluitvorming/besluiten/besluit_controle.html", context)
