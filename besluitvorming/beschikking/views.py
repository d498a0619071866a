"""The coördinator makes, reads and sends the letters; others read what they may see (W30, W62)."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanvragen.velden.models import Aanvraag
from besluitvorming.beschikking import services
from besluitvorming.beschikking.beeld.brief import brief_om_te_lezen
from besluitvorming.beschikking.beeld.lijst import (
    Briefrij,
    briefblokken,
    briefintro,
    brieventelling,
    pdfs_in_de_maak,
)
from besluitvorming.beschikking.models import DOCUMENTSOORT, Beschikking
from besluitvorming.beschikking.queries.brieven import briefdocumenten, te_versturen
from besluitvorming.besluiten.queries.projecten import Besluitenstand, te_beschikken
from besluitvorming.voorleggen.queries import voorgelegd_advies
from deelnemers.personen.views import IngelogdVerzoek
from kern.basis.fouten import Fout
from kern.basis.tekst import aantal_van
from kern.basis.termijnen import bezwaartermijn
from kern.basis.tijd import vandaag
from kern.basis.verzoek import fragment_of_pagina
from kern.documenten import documenten
from kern.toegang.rechten import eis, mag
from kern.ui.views import met_fouten

PER_PAGINA = 25
PER_BEVESTIGING = 100  # letters on one page of the question whether all may be sent
D = TypeVar("D")


def _stand(request: IngelogdVerzoek, code: str) -> Besluitenstand:
    """The decisions of a ronde, for who makes letters. Raises GeenToegang or Http404."""
    eis(request.user, "besluitvorming.maak_beschikking")
    advies = voorgelegd_advies(code)
    if advies is None:
        raise Http404
    return Besluitenstand(advies)


@login_required
@require_safe
def brieven(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """List all projects with their letter: to wait for, to make, to send, sent."""
    stand = _stand(request, code)
    pagina = Paginator(stand.plekken, PER_PAGINA).get_page(request.GET.get("pagina"))
    stukken = briefdocumenten(plek.aanvraag_id for plek in pagina.object_list)
    sjabloon = fragment_of_pagina(
        request,
        "besluitvorming/beschikking/brieven_lijst.html",
        "besluitvorming/beschikking/brieven.html",
    )
    context = {
        "ronde": stand.ronde,
        "page_obj": pagina,
        "rijen": [
            Briefrij(project, stukken.get(project.regel.aanvraag_id))
            for project in stand.projecten(list(pagina.object_list))
        ],
        "bezig": pdfs_in_de_maak(list(stukken.values())),
        "telling": brieventelling(stand.plekken),
        "voortgang": briefblokken(stand.plekken),
    }
    return render(request, sjabloon, context)


@login_required
@require_POST
def alles_maken(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Make the letters of all projects on which every college decided."""
    stand = _stand(request, code)
    aanvragen = te_beschikken().filter(ronde=stand.ronde).select_related("ronde")
    gemaakt = _probeer(
        request,
        aanvragen.order_by("nummer"),
        lambda aanvraag: services.maak_beschikking(wie=request.user, aanvraag=aanvraag),
    )
    if gemaakt:
        woord = aantal_van(gemaakt, "beschikking is", "beschikkingen zijn")
        messages.success(request, f"{woord} gemaakt. Lees ze na voordat u ze verstuurt.")
    return redirect("besluitvorming:brieven", code)


@login_required
@require_http_methods(["GET", "POST"])
def alles_versturen(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Ask once more, then send all letters that were made."""
    stand = _stand(request, code)
    klaar = te_versturen(stand.advies)
    if request.method == "POST":
        verstuurd = _probeer(
            request,
            klaar,
            lambda brief: services.verstuur_beschikking(wie=request.user, beschikking=brief),
        )
        if verstuurd:
            woord = aantal_van(verstuurd, "beschikking is", "beschikkingen zijn")
            messages.success(request, f"{woord} verstuurd.")
        return redirect("besluitvorming:brieven", code)
    pagina = Paginator(klaar, PER_BEVESTIGING).get_page(request.GET.get("pagina"))
    if not pagina.paginator.count:
        return redirect("besluitvorming:brieven", code)
    context = {
        "ronde": stand.ronde,
        "page_obj": pagina,
        "knop": f"Verstuur {aantal_van(pagina.paginator.count, 'beschikking', 'beschikkingen')}",
        "termijn": bezwaartermijn(vandaag()),
    }
    return render(request, "besluitvorming/beschikking/versturen.html", context)


def _probeer(request: IngelogdVerzoek, dingen: Iterable[D], doe: Callable[[D], object]) -> int:
    """Do an act on each thing; a Fout is told, the rest goes on. Returns how many worked."""
    gelukt = 0
    for ding in dingen:
        try:
            doe(ding)
            gelukt += 1
        except Fout as fout:
            messages.error(request, fout.melding)
    return gelukt


def _aanvraag(request: IngelogdVerzoek, nummer: str) -> Aanvraag:
    """An application the coördinator may write a letter about. Raises GeenToegang or Http404."""
    zichtbaar = Aanvraag.objects.zichtbaar_voor(request.user).select_related("ronde")
    aanvraag = get_object_or_404(zichtbaar, nummer=nummer)
    eis(request.user, "besluitvorming.maak_beschikking", aanvraag)
    return aanvraag


@login_required
@require_POST
def maken(request: IngelogdVerzoek, nummer: str) -> HttpResponse:
    """Make one letter and show it."""
    aanvraag = _aanvraag(request, nummer)
    with met_fouten(request) as uitkomst:
        services.maak_beschikking(wie=request.user, aanvraag=aanvraag)
    if uitkomst:
        return redirect("besluitvorming:brief", nummer)
    return redirect("besluitvorming:brieven", aanvraag.ronde.code)


@login_required
@require_POST
def versturen(request: IngelogdVerzoek, nummer: str) -> HttpResponse:
    """Send one letter."""
    aanvraag = _aanvraag(request, nummer)
    brief = get_object_or_404(Beschikking.objects.select_related("aanvraag"), aanvraag=aanvraag)
    with met_fouten(request) as uitkomst:
        services.verstuur_beschikking(wie=request.user, beschikking=brief)
    if uitkomst:
        messages.success(request, f"Beschikking {brief.kenmerk} is verstuurd.")
    return redirect("besluitvorming:brieven", aanvraag.ronde.code)


@login_required
@require_safe
def brief(request: IngelogdVerzoek, nummer: str) -> HttpResponse:
    """Show one letter as it is, with its PDF; the coördinator can send it from here (W62)."""
    zichtbaar = Beschikking.objects.zichtbaar_voor(request.user)
    gevonden = get_object_or_404(
        zichtbaar.select_related("aanvraag__ronde"), aanvraag__nummer=nummer
    )
    document = documenten.laatste(DOCUMENTSOORT, gevonden.aanvraag)
    context: dict[str, Any] = {
        **brief_om_te_lezen(gevonden, document.gegevens if document else {}),
        "aanvraag": gevonden.aanvraag,
        "ronde": gevonden.aanvraag.ronde,
        "intro": briefintro(gevonden),
        "document": document,
        "mag_versturen": mag(request.user, "besluitvorming.maak_beschikking")
        and not gevonden.verzonden_op,
        "termijn": bezwaartermijn(gevonden.verzonden or vandaag()),
    }
    return render(request, "besluitvorming/beschikking/brief.html", context)
