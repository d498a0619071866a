"""The coördinator makes, reads and sends the letters (W30)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanvragen.velden.models import Aanvraag
from besluitvorming.beschikking import services as beschikking
from besluitvorming.beschikking.beeld import brief_om_te_lezen, briefvoortgang
from besluitvorming.beschikking.models import DOCUMENTSOORT, Beschikking
from besluitvorming.beschikking.queries import briefdocumenten
from besluitvorming.besluiten.queries import Besluitenstand
from besluitvorming.voorleggen.queries import voorgelegd_advies
from kern.basis.fouten import Fout
from kern.basis.tekst import aantal_van
from kern.basis.termijnen import bezwaartermijn
from kern.basis.tijd import vandaag
from kern.basis.verzoek import fragment_of_pagina
from kern.documenten import documenten
from kern.toegang.rechten import eis, mag
from kern.ui.views import met_fouten
from regeling.ronde.models import Ronde

PER_PAGINA = 25


def _stand(request: HttpRequest, code: str) -> Besluitenstand:
    """The decisions of a ronde, for who makes letters. Raises GeenToegang or Http404."""
    ronde = get_object_or_404(Ronde, code=code)
    eis(request.user, "besluitvorming.maak_beschikking", ronde)
    advies = voorgelegd_advies(code)
    return Besluitenstand(
        get_object_or_404(ronde.adviezen.select_related("ronde"), pk=advies and advies.pk)
    )


@login_required
@require_safe
def brieven(request: HttpRequest, code: str) -> HttpResponse:
    """List all projects with their letter: to wait for, to make, to send, sent."""
    stand = _stand(request, code)
    pagina = Paginator(stand.projecten, PER_PAGINA).get_page(request.GET.get("pagina"))
    stukken = briefdocumenten([p.regel.aanvraag_id for p in pagina.object_list])
    sjabloon = fragment_of_pagina(
        request,
        "besluitvorming/beschikking/brieven_lijst.html",
        "besluitvorming/beschikking/brieven.html",
    )
    brieven_ = [p.beschikking for p in stand.projecten if p.beschikking]
    return render(
        request,
        sjabloon,
        {
            "stand": stand,
            "ronde": stand.ronde,
            "page_obj": pagina,
            "rijen": [(p, stukken.get(p.regel.aanvraag_id)) for p in pagina.object_list],
            "bezig": any(d.status in ("wacht", "bezig") for d in stukken.values()),
            "te_maken": len(stand.te_beschikken),
            "te_versturen": sum(1 for b in brieven_ if not b.verzonden_op),
            "verzonden": sum(1 for b in brieven_ if b.verzonden_op),
            "voortgang": [briefvoortgang(p) for p in stand.projecten],
        },
    )


@login_required
@require_POST
def alles_maken(request: HttpRequest, code: str) -> HttpResponse:
    """Make the letters of all projects on which every college decided."""
    stand = _stand(request, code)
    gemaakt = _probeer(
        request,
        [p.regel.aanvraag for p in stand.te_beschikken],
        lambda aanvraag: beschikking.maak_beschikking(wie=request.user, aanvraag=aanvraag),
    )
    if gemaakt:
        woord = aantal_van(gemaakt, "beschikking is", "beschikkingen zijn")
        messages.success(request, f"{woord} gemaakt. Lees ze na voordat u ze verstuurt.")
    return redirect("besluitvorming:brieven", code)


@login_required
@require_http_methods(["GET", "POST"])
def alles_versturen(request: HttpRequest, code: str) -> HttpResponse:
    """Ask once more, then send all letters that were made."""
    stand = _stand(request, code)
    klaar = list(
        Beschikking.objects.te_versturen()
        .filter(advies=stand.advies)
        .select_related("aanvraag__ronde", "aanvraag__penvoerder")
    )
    if request.method == "POST":
        verstuurd = _probeer(
            request,
            klaar,
            lambda brief: beschikking.verstuur_beschikking(wie=request.user, beschikking=brief),
        )
        if verstuurd:
            woord = aantal_van(verstuurd, "beschikking is", "beschikkingen zijn")
            messages.success(request, f"{woord} verstuurd.")
        return redirect("besluitvorming:brieven", code)
    if not klaar:
        return redirect("besluitvorming:brieven", code)
    return render(
        request,
        "besluitvorming/beschikking/versturen.html",
        {"ronde": stand.ronde, "brieven": klaar, "termijn": bezwaartermijn(vandaag())},
    )


def _probeer(request: HttpRequest, dingen: list, doe: Any) -> int:
    """Do an act on each thing; a Fout is told, the rest goes on. Returns how many worked."""
    gelukt = 0
    for ding in dingen:
        try:
            doe(ding)
            gelukt += 1
        except Fout as fout:
            messages.error(request, fout.melding)
    return gelukt


def _aanvraag(request: HttpRequest, nummer: str) -> Aanvraag:
    """An application the coördinator may write a letter about. Raises GeenToegang or Http404."""
    zichtbaar = Aanvraag.objects.zichtbaar_voor(request.user).select_related("ronde")
    aanvraag = get_object_or_404(zichtbaar, nummer=nummer)
    eis(request.user, "besluitvorming.maak_beschikking", aanvraag)
    return aanvraag


@login_required
@require_POST
def maken(request: HttpRequest, nummer: str) -> HttpResponse:
    """Make one letter and show it."""
    aanvraag = _aanvraag(request, nummer)
    with met_fouten(request) as uitkomst:
        beschikking.maak_beschikking(wie=request.user, aanvraag=aanvraag)
    if uitkomst:
        return redirect("besluitvorming:brief", nummer)
    return redirect("besluitvorming:brieven", aanvraag.ronde.code)


@login_required
@require_POST
def versturen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Send one letter."""
    aanvraag = _aanvraag(request, nummer)
    brief = get_object_or_404(Beschikking.objects.select_related("aanvraag"), aanvraag=aanvraag)
    with met_fouten(request) as uitkomst:
        beschikking.verstuur_beschikking(wie=request.user, beschikking=brief)
    if uitkomst:
        messages.success(request, f"Beschikking {brief.kenmerk} is verstuurd.")
    return redirect("besluitvorming:brieven", aanvraag.ronde.code)


@login_required
@require_safe
def brief(request: HttpRequest, nummer: str) -> HttpResponse:
    """Show one letter as it is, with its PDF; the coördinator can send it from here (W62)."""
    zichtbaar = Beschikking.objects.zichtbaar_voor(request.user)
    gevonden = get_object_or_404(
        zichtbaar.select_related("aanvraag__ronde"), aanvraag__nummer=nummer
    )
    document = documenten.laatste(DOCUMENTSOORT, gevonden.aanvraag)
    return render(
        request,
        "besluitvorming/beschikking/brief.html",
        {
            **brief_om_te_lezen(gevonden, document.gegevens if document else {}),
            "aanvraag": gevonden.aanvraag,
            "ronde": gevonden.aanvraag.ronde,
            "document": document,
            "mag_versturen": mag(request.user, "besluitvorming.maak_beschikking")
            and not gevonden.verzonden_op,
            "termijn": bezwaartermijn(gevonden.verzonden or vandaag()),
        },
    )
