"""How far the committee is: for the coördinator and for the secretaris (W21)."""

from operator import attrgetter

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.beeld import deskundigheden
from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.commissie.queries import eisen_aan_commissie
from beoordeling.commissie.views import ronde_of_404
from beoordeling.scoren.beeld import ledenstaven
from beoordeling.scoren.queries.voortgang import (
    GEOPEND,
    GEREED,
    WACHT,
    ZONDER_QUORUM,
    Rondevoortgang,
    Voortgang,
    aanvragen_met_voortgang,
)
from deelnemers.personen.views import IngelogdVerzoek
from kern.ui.rekenblad import Bladkolom, Celsoort, als_bestand, gevraagde_vorm
from kern.ui.stukken import Tab


@login_required
def commissie(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Seats and the checklist of R20; after the start the counts, never a value (W21)."""
    ronde = ronde_of_404(request, code, "beoordeling.commissie_beheren")
    gekozen = getattr(ronde, "commissie", None)
    context = {"ronde": ronde, "commissie": gekozen}
    if gekozen:
        zetels = gekozen.zetels.actief().select_related("gebruiker")
        context["zetels"] = [(zetel, deskundigheden(zetel)) for zetel in zetels]
        if gekozen.status == Commissie.Status.GESTART:
            stand = Voortgang(ronde)
            context |= {"stand": stand.getallen, "staven": ledenstaven(stand.leden)}
        else:
            context["eisen"] = eisen_aan_commissie(gekozen)
    return render(request, "beoordeling/commissie/commissie.html", context)


# Filter of the list: condition, and words of its tab; the number comes from `Rondevoortgang`.
FILTERS = {
    "gereed": ("Klaar om te openen", GEREED, attrgetter("gereed")),
    "wacht": ("Wacht op leden", WACHT, attrgetter("wacht")),
    "open": ("Geopend", GEOPEND, attrgetter("geopend")),
    "quorum": ("Te weinig leden", ZONDER_QUORUM, attrgetter("zonder_quorum")),
}


@login_required
def voortgang(request: IngelogdVerzoek, code: str) -> HttpResponseBase:
    """The progress: members by count, applications by who is final."""
    ronde = ronde_of_404(request, code, "beoordeling.voortgang_bekijken")
    stand = Voortgang(ronde)
    gekozen = request.GET.get("stand", "")
    if vorm := gevraagde_vorm(request):
        rijen, _aantal = _gekozen_rijen(stand, gekozen)
        return als_bestand(vorm, f"voortgang-{code}", KOLOMMEN, stand.per_aanvraag(rijen))
    page = _bladzijde(request, stand, gekozen)
    context = {
        "rijen": stand.per_aanvraag(page.object_list),
        "ronde": ronde,
        "stand": stand.getallen,
        "filters": _tabs(stand.getallen, gekozen),
        "staven": ledenstaven(stand.leden),
        "gekozen": gekozen,
        "achter": stand.achter,
        "verschoningen": stand.belangen,
        "page_obj": page,
    }
    return render(request, "beoordeling/scoren/voortgang.html", context)


def _bladzijde(request: IngelogdVerzoek, stand: Voortgang, gekozen: str) -> Page:
    """One page of applications; what it counts is known already, so it asks no count of its own."""
    rows, total = _gekozen_rijen(stand, gekozen)
    paginator = Paginator(rows, 25)
    paginator.count = total
    return paginator.get_page(request.GET.get("pagina"))


def _gekozen_rijen(stand: Voortgang, gekozen: str) -> tuple[QuerySet[Aanvraag], int]:
    """The applications of the chosen tab, and how many there are."""
    rows = aanvragen_met_voortgang(stand.ronde).select_related("penvoerder", "bespreking")
    if gekozen not in FILTERS:
        return rows, stand.getallen.aanvragen
    _name, condition, number = FILTERS[gekozen]
    return rows.filter(condition), number(stand.getallen)


def _namen(zetels: list[Zetel]) -> str:
    return ", ".join(zetel.houder.naam for zetel in zetels)


KOLOMMEN = (  # who is final, never a value (W21)
    Bladkolom("nummer", attrgetter("aanvraag.nummer"), Celsoort.KENMERK),
    Bladkolom("aanvraag", attrgetter("aanvraag.titel"), breedte=48),
    Bladkolom("penvoerder", attrgetter("aanvraag.penvoerder.naam")),
    Bladkolom("definitief", lambda rij: len(rij.definitief), Celsoort.GETAL),
    Bladkolom("nodig", attrgetter("nodig"), Celsoort.GETAL),
    Bladkolom("wacht_op", lambda rij: _namen(rij.wacht_op)),
    Bladkolom("verschoond", lambda rij: _namen(rij.verschoond)),
    Bladkolom("geopend", lambda rij: "ja" if rij.geopend else "nee", breedte=10),
)


def _tabs(getallen: Rondevoortgang, gekozen: str) -> list[Tab]:
    tabs = [Tab("", "Alle", "?", getallen.aanvragen)]
    return tabs + [
        Tab(code, name, f"?stand={code}", number(getallen))
        for code, (name, _condition, number) in FILTERS.items()
        if number(getallen) or code == gekozen
    ]
