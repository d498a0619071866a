"""The dossier: one application from submission to evaluation, put together from all floors."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aanvragen.indienen.queries import lezing_van_aanvraag
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries.zicht import zichtbare_aanvraag
from innovatiebudget.dossier.beeld import dossierstand, dossierstappen
from innovatiebudget.dossier.queries import zichtbare_documenten
from kern.aansluiting.registers import DossierTab, dossier_gebeurtenissen, dossier_tabs
from kern.basis.tekst import opsomming
from kern.ui.stukken import Tab


@login_required
@require_safe
def dossierpagina(request: HttpRequest, nummer: str, tab: str = "overzicht") -> HttpResponse:
    """Show where one application stands; 404 when the visitor may not see it (W62)."""
    try:
        aanvraag = zichtbare_aanvraag(request.user, nummer=nummer)
    except Aanvraag.DoesNotExist:
        raise Http404 from None
    tabs = dossier_tabs.voor(request.user, aanvraag)
    gekozen = next((t for t in tabs if t.code == tab), None)
    if gekozen is None and tab != "overzicht":
        raise Http404
    kort = lezing_van_aanvraag(aanvraag)
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
            "documenten": zichtbare_documenten(request.user, aanvraag),
            "kort": kort,
            "gemeenten": opsomming(gemeente.naam for gemeente in kort.gemeenten),
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
