"""HTTP of the weighing and of the lines of the advice (R23, R24). Every page works without JavaScript."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from beoordeling.commissie.views import fouten_als_zin, ronde_of_404
from beoordeling.scoren.beeld import stippenrijen
from beoordeling.scoren.queries.cijfers import schaal_van
from beoordeling.scoren.queries.vergelijking import vergelijk
from beoordeling.weging import services as weging_services
from beoordeling.weging.beeld import Weegbeeld, weegdelen, zin_regel
from beoordeling.weging.forms import KeuzeForm, MotiveringForm, OverwegingenForm
from beoordeling.weging.models import Advies, Adviesregel
from beoordeling.weging.queries import (
    advies_in_weging,
    adviesregels,
    laatste_wijziging,
    vastgesteld_advies,
)
from beoordeling.weging.rekenen import KEUZES
from deelnemers.personen.views import IngelogdVerzoek
from kern.basis.fouten import Fout
from kern.toegang.rechten import eis, mag
from kern.ui.views import met_fouten
from regeling.ronde.models import Ronde

GEEN_WIJZIGING = 204


@login_required
@require_GET
@never_cache
def weging(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """The weighing; who looks on asks every few seconds whether something changed."""
    ronde = ronde_of_404(request, code, "beoordeling.weging_bekijken")
    advies = advies_in_weging(ronde)
    if advies is None:
        return _zonder_weging(request, ronde)
    if request.htmx and request.GET.get("stand") == laatste_wijziging(advies, request.user):
        return HttpResponse(status=GEEN_WIJZIGING)
    context = _weegcontext(request, advies)
    sjabloon = (
        "beoordeling/weging/fragment.html" if request.htmx else "beoordeling/weging/weging.html"
    )
    return render(request, sjabloon, context)


def _zonder_weging(request: IngelogdVerzoek, ronde: Ronde) -> HttpResponse:
    """Before: what is needed to begin. After: the advice."""
    if vastgesteld_advies(ronde):
        if request.htmx:  # who looked on goes there too; a fragment can't become a page
            return HttpResponseClientRedirect(reverse("beoordeling:advies", args=[ronde.code]))
        return redirect("beoordeling:advies", ronde.code)
    mag_beginnen = mag(request.user, "beoordeling.weging_beginnen", ronde)
    return render(
        request, "beoordeling/weging/begin.html", {"ronde": ronde, "mag_beginnen": mag_beginnen}
    )


def _context(request: IngelogdVerzoek, advies: Advies, **extra: Any) -> dict[str, Any]:
    laatst = _laatste(request, advies)
    beeld = Weegbeeld(advies, request.user, laatst["regel"] if laatst else None, _bladen(request))
    return {
        "beeld": beeld,
        "ronde": advies.ronde,
        "laatst": laatst if laatst and beeld.toont(laatst["regel"]) else None,
        "mag_vaststellen": mag(request.user, "beoordeling.advies_vaststellen", advies),
        **weegdelen(beeld),
        **extra,
    }


def _weegcontext(request: IngelogdVerzoek, advies: Advies, **extra: Any) -> dict[str, Any]:
    """The context with the groups, and the address in which each stays at its page."""
    context = _context(request, advies, **extra)
    bladen = {groep.code: groep.blad.number for groep in context["beeld"].groepen}
    vraag = _vraag(bladen)
    return context | {"vraag": vraag, "adres": QueryDict(vraag.removeprefix("?"))}


def _bladen(request: IngelogdVerzoek) -> dict[str, str]:
    """The page of each group, as far as the address says one."""
    return {code: request.GET[code] for code in KEUZES if code in request.GET}


def _vraag(bladen: Mapping[str, str | int]) -> str:
    """The end of an address that keeps these pages; nothing while all are the first."""
    return f"?{urlencode(bladen)}" if any(str(blad) != "1" for blad in bladen.values()) else ""


@login_required
@require_POST
def weging_beginnen(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Begin; or show everything that stands in the way."""
    ronde = ronde_of_404(request, code, "beoordeling.weging_beginnen")
    try:
        weging_services.begin_weging(wie=request.user, ronde=ronde)
    except Fout as fout:
        context = {"ronde": ronde, "mag_beginnen": True, "fout": fout}
        return render(request, "beoordeling/weging/begin.html", context)
    return redirect("beoordeling:weging", code)


def regel_of_404(request: IngelogdVerzoek, pk: int, perm: str) -> Adviesregel:
    """Fetch a line on which this person may do `perm`, else 404."""
    regel = get_object_or_404(adviesregels(), pk=pk)
    eis(request.user, perm, regel)
    return regel


@login_required
@require_POST
def kies(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Record a choice; htmx gets the whole weighing back, others return to the row."""
    regel = regel_of_404(request, pk, "beoordeling.regel_kiezen")
    form = KeuzeForm(request.POST)
    melding = fouten_als_zin(form) or _voer_uit(request, regel, **form.cleaned_data)
    return _antwoord(request, regel.advies, melding, anker=f"regel-{regel.pk}")


@login_required
@require_POST
def ongedaan(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Undo the last choice of this person, unless somebody else changed the line since."""
    ronde = ronde_of_404(request, code, "beoordeling.weging_bekijken")
    advies = get_object_or_404(Advies, ronde=ronde, status=Advies.Status.WEGING)
    laatst = _laatste(request, advies)
    if laatst is None:
        return _antwoord(request, advies, "Er is niets om ongedaan te maken.")
    regel = regel_of_404(request, laatst["regel"], "beoordeling.regel_kiezen")
    bedrag = Decimal(laatst["bedrag"]) if laatst["van"] == Adviesregel.Keuze.IN else None
    gelezen_op = datetime.fromisoformat(laatst["op"])
    melding = _voer_uit(request, regel, laatst["van"], bedrag, gelezen_op)
    request.session.pop(_sleutel(advies), None)
    return _antwoord(request, advies, melding, anker=f"regel-{regel.pk}")


def _voer_uit(
    request: IngelogdVerzoek,
    regel: Adviesregel,
    keuze: str,
    bedrag: Decimal | None,
    gelezen_op: datetime | None,
) -> str:
    """Choose and remember how to undo it; returns what went wrong, or nothing."""
    try:
        vers = weging_services.kies(
            wie=request.user, regel=regel, keuze=keuze, bedrag=bedrag, gelezen_op=gelezen_op
        )
    except Fout as fout:
        return fout.melding
    request.session[_sleutel(regel.advies)] = {
        "regel": vers.pk,
        "titel": vers.aanvraag.titel,
        "van": regel.keuze,
        "naar": vers.keuze,
        "bedrag": str(regel.bedrag),
        "geld": str(vers.bedrag or vers.gevraagd),
        "op": vers.gewijzigd_op.isoformat(),
    }
    return ""


def _sleutel(advies: Advies) -> str:
    return f"weging-{advies.pk}"


def _laatste(request: IngelogdVerzoek, advies: Advies) -> dict[str, Any] | None:
    """The last choice of this person in this session, to show and to undo."""
    return request.session.get(_sleutel(advies))


def _antwoord(
    request: IngelogdVerzoek, advies: Advies, melding: str, anker: str = ""
) -> HttpResponse:
    if request.htmx:
        context = _weegcontext(request, advies, melding=melding)
        return render(request, "beoordeling/weging/fragment.html", context)
    if melding:
        messages.error(request, melding)
    antwoord = redirect("beoordeling:weging", advies.ronde.code)
    bladen = _bladen(request)
    if laatst := _laatste(request, advies):
        bladen.pop(laatst["naar"], None)  # the group opens where the line stands now
    antwoord["Location"] += _vraag(bladen) + (f"#{anker}" if anker else "")
    return antwoord


@login_required
@require_http_methods(["GET", "POST"])
def adviesregel(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """One application in the weighing: scores, reasons, and the words of the advice."""
    regel = regel_of_404(request, pk, "beoordeling.regel_bekijken")
    if regel.advies.status == Advies.Status.VASTGESTELD:
        return redirect("beoordeling:advies", regel.advies.ronde.code)
    schrijft = mag(request.user, "beoordeling.regel_kiezen", regel)
    if request.method == "POST":
        eis(request.user, "beoordeling.regel_kiezen", regel)
    form = MotiveringForm(
        request.POST or None,
        ronde=regel.advies.ronde,
        initial={
            "motivering": regel.motivering,
            "voorwaarden": regel.voorwaarden,
            "gelezen_op": regel.gewijzigd_op,
        },
    )
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            weging_services.motiveer(wie=request.user, regel=regel, **form.cleaned_data)
        if uitkomst:
            messages.success(request, f"De motivering van {regel.aanvraag.titel} is bewaard.")
            return redirect("beoordeling:adviesregel", regel.pk)
    return render(
        request, "beoordeling/weging/regel.html", _regelcontext(request, regel, form, schrijft)
    )


def _regelcontext(
    request: IngelogdVerzoek, regel: Adviesregel, form: MotiveringForm, schrijft: bool
) -> dict[str, Any]:
    open_ = mag(request.user, "beoordeling.scores_bekijken", regel.aanvraag)
    vergelijking = vergelijk(regel.aanvraag, request.user) if open_ else None
    return {
        "regel": regel,
        "zin": zin_regel(regel),
        "aanvraag": regel.aanvraag,
        "ronde": regel.advies.ronde,
        "form": form,
        "schrijft": schrijft,
        "vergelijking": vergelijking,
        "stippen": stippenrijen(vergelijking) if vergelijking else [],
        "schaal": schaal_van(regel.advies.ronde),
        "gemeenten": [d.gemeente.naam for d in regel.aanvraag.gemeenten.select_related("gemeente")],
    }


@login_required
@require_http_methods(["GET", "POST"])
def overwegingen(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """The summary and the three considerations, each beside its meter (R24)."""
    ronde = ronde_of_404(request, code, "beoordeling.weging_bekijken")
    advies = advies_in_weging(ronde)
    if advies is None:
        return redirect("beoordeling:advies", code)
    eis(request.user, "beoordeling.overwegen", advies)
    velden = OverwegingenForm.base_fields
    form = OverwegingenForm(
        request.POST or None, initial={veld: getattr(advies, veld) for veld in velden}
    )
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            weging_services.schrijf_overwegingen(
                wie=request.user, advies=advies, **form.cleaned_data
            )
        if uitkomst:
            messages.success(request, "De overwegingen zijn bewaard.")
            return redirect("beoordeling:overwegingen", code)
    return render(
        request, "beoordeling/weging/overwegingen.html", _context(request, advies, form=form)
    )
