"""The dossier: one application from submission to evaluation, put together from all floors."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aanvragen.velden.models import Aanvraag
from innovatiebudget.dossier.beeld import dossierstand, dossierstappen
from innovatiebudget.dossier.queries import in_het_kort
from kern.aansluiting.registers import DossierTab, dossier_gebeurtenissen, dossier_tabs
from kern.documenten import documenten
from kern.documenten.models import Document
from kern.ui.stukken import Tab


@login_required
@require_safe
def dossierpagina(request: HttpRequest, nummer: str, tab: str = "overzicht") -> HttpResponse:
    """Show where one application stands; 404 when the visitor may not see it (W62)."""
    zichtbaar = Aanvraag.objects.zichtbaar_voor(request.user).select_related("penvoerder")
    aanvraag = get_object_or_404(zichtbaar.met_stand(), nummer=nummer)
    tabs = dossier_tabs.voor(request.user, aanvraag)
    gekozen = next((t for t in tabs if t.code == tab), None)
    if gekozen is None and tab != "overzicht":
        raise Http404
    return render(
        request,
        "innovatiebudget/dossier/dossier.html",
        {
            "aanvraag": aanvraag,
            "tabbladen": _tabbladen(request, aanvraag, tabs),
            "tab": tab,
            "inhoud": gekozen.view(request, aanvraag) if gekozen else None,
            "stappen": dossierstappen(aanvraag),
            "stand": dossierstand(request.user, aanvraag),
            "mijlpalen": dossier_gebeurtenissen.voor(aanvraag, request.user)[::-1],
            "documenten": _documenten(request, aanvraag),
            **in_het_kort(aanvraag),
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


def _documenten(request: HttpRequest, aanvraag: Aanvraag) -> list[Document]:
    """Return the newest version of every kind of document on this application that may be seen."""
    nieuwste: dict[str, Document] = {}
    for document in documenten.voor(aanvraag):
        nieuwste.setdefault(document.soort, document)
    return [d for d in nieuwste.values() if documenten.mag_zien(request.user, d)]
