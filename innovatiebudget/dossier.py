"""The dossier: one application from submission to evaluation, put together from all floors."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aanvragen.models import Aanvraag
from innovatiebudget.dossierstand import stand
from innovatiebudget.dossierstappen import stappen
from kern import documenten
from kern.models import Document
from kern.onderdelen import Tab
from kern.registers import DossierTab, dossier_gebeurtenissen, dossier_tabs


@login_required
@require_safe
def dossier(request: HttpRequest, nummer: str, tab: str = "overzicht") -> HttpResponse:
    """Show where one application stands; 404 when the visitor may not see it (W62)."""
    zichtbaar = Aanvraag.objects.zichtbaar_voor(request.user).select_related("ronde", "penvoerder")
    aanvraag = get_object_or_404(zichtbaar, nummer=nummer)
    tabs = dossier_tabs.voor(request.user, aanvraag)
    gekozen = next((t for t in tabs if t.code == tab), None)
    if gekozen is None and tab != "overzicht":
        raise Http404
    return render(
        request,
        "innovatiebudget/dossier.html",
        {
            "aanvraag": aanvraag,
            "tabbladen": _tabbladen(request, aanvraag, tabs),
            "tab": tab,
            "inhoud": gekozen.view(request, aanvraag) if gekozen else None,
            "stappen": stappen(aanvraag),
            "stand": stand(request.user, aanvraag),
            "mijlpalen": dossier_gebeurtenissen.voor(aanvraag, request.user)[::-1],
            "documenten": _documenten(request, aanvraag),
            **_kort(aanvraag),
        },
    )


def _tabbladen(request: HttpRequest, aanvraag: Aanvraag, tabs: list[DossierTab]) -> list[Tab]:
    """Return the tabs as links, the overview first."""
    overzicht = Tab("overzicht", "Overzicht", reverse("dossier", args=[aanvraag.nummer]))
    return [overzicht] + [
        Tab(
            code=tab.code,
            titel=tab.titel,
            url=reverse("dossier_tab", args=[aanvraag.nummer, tab.code]),
            aantal=tab.aantal(request, aanvraag) if tab.aantal else None,
        )
        for tab in tabs
    ]


def _kort(aanvraag: Aanvraag) -> dict:
    """Return the application in short, of what was received last."""
    versie = aanvraag.versies.last()
    groepen = aanvraag.doelgroepen.select_related("doelgroep")
    namen = [g.gemeente.naam for g in aanvraag.gemeenten.select_related("gemeente")]
    return {
        "gevraagd": versie.gevraagd if versie else None,
        "hoofd": next((g.doelgroep for g in groepen if g.hoofd), None),
        "gemeenten": " en ".join(filter(None, [", ".join(namen[:-1]), *namen[-1:]])),
    }


def _documenten(request: HttpRequest, aanvraag: Aanvraag) -> list[Document]:
    """Return the newest version of every kind of document on this application that may be seen."""
    nieuwste: dict[str, Document] = {}
    for document in documenten.voor(aanvraag):
        nieuwste.setdefault(document.soort, document)
    return [d for d in nieuwste.values() if documenten.mag_zien(request.user, d)]
