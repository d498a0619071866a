"""The way in: everyone lands on what they have to do in a ronde."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from beoordeling.belangen.queries import verklaarstand
from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.commissie.queries import huidige_ronde, zetel_van
from beoordeling.commissie.views import ronde_of_404
from beoordeling.scoren.beeld import lijstrij, streepjes
from beoordeling.scoren.queries.lijst import (
    STANDEN_KLAAR,
    STANDEN_TE_DOEN,
    EigenLijst,
    Lijststand,
    eigen_lijst,
    lijstregels,
)
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import GeenToegang, mag
from kern.ui.stukken import Tab
from regeling.ronde.models import Ronde

FILTERS = {
    "te-doen": ("Nog te beoordelen", STANDEN_TE_DOEN),
    "later": ("Weggelegd", (Lijststand.LATER,)),
    "klaar": ("Klaar", STANDEN_KLAAR),
    "te-verklaren": ("Nog te verklaren", (Lijststand.TE_VERKLAREN,)),
    "belang": ("U heeft een belang", (Lijststand.BELANG,)),
}


@login_required
def start(request: IngelogdVerzoek) -> HttpResponse:
    """Go to the newest ronde of this user's seat; the coördinator to the newest regional one."""
    ronde = _huidige_of_404(request)
    if zetel_van(request.user, ronde):
        return redirect("beoordeling:ronde", ronde.code)
    if mag(request.user, "beoordeling.commissie_beheren"):
        return redirect("beoordeling:commissie", ronde.code)
    raise GeenToegang


@login_required
def huidige(request: IngelogdVerzoek, naar: str) -> HttpResponse:
    """Go to a page (weging, advies) of the current ronde; that page decides who may see it."""
    return redirect(f"beoordeling:{naar}", _huidige_of_404(request).code)


def _huidige_of_404(request: IngelogdVerzoek) -> Ronde:
    ronde = huidige_ronde(request.user)
    if ronde is None:
        raise GeenToegang
    return ronde


@login_required
def ronde(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """The list of a member; the secretaris gets the progress, the coördinator the committee."""
    ronde = ronde_of_404(request, code, "beoordeling.commissie_bekijken")
    zetel = zetel_van(request.user, ronde)
    if zetel is None:
        return redirect("beoordeling:commissie", ronde.code)
    if zetel.commissie.status != Commissie.Status.GESTART:
        return render(request, "beoordeling/scoren/wacht.html", {"ronde": ronde, "zetel": zetel})
    if not zetel.scoort:
        return redirect("beoordeling:voortgang", ronde.code)
    if not verklaarstand(zetel).ronde_verklaard:
        return redirect("beoordeling:verklaringen", ronde.code)
    return _lijst(request, ronde, zetel)


def _lijst(request: IngelogdVerzoek, ronde: Ronde, zetel: Zetel) -> HttpResponse:
    lijst = eigen_lijst(zetel)
    gekozen = request.GET.get("stand", "")
    _name, standen = FILTERS.get(gekozen, ("", ()))
    plaatsen = [p for p in lijst.plaatsen if p.stand in standen or not standen]
    page = Paginator(plaatsen, 25).get_page(request.GET.get("pagina"))
    volgende = lijst.volgende()
    shown = [*page.object_list, *([volgende] if volgende else [])]
    regels = lijstregels(zetel, [plaats.pk for plaats in shown])
    context = {
        "rijen": [lijstrij(regels[plaats.pk]) for plaats in page.object_list],
        "ronde": ronde,
        "lijst": lijst,
        "filters": _tabs(lijst, gekozen),
        "streepjes": streepjes(lijst),
        "gekozen": gekozen,
        "volgende": regels[volgende.pk] if volgende else None,
        "verklaarknop": "secondary" if volgende else "primary",
        "page_obj": page,
    }
    return render(request, "beoordeling/scoren/lijst.html", context)


def _tabs(lijst: EigenLijst, gekozen: str) -> list[Tab]:
    tabs = [Tab("", "Alle", "?", len(lijst.plaatsen))]
    return tabs + [
        Tab(code, name, f"?stand={code}", lijst.aantal(*standen))
        for code, (name, standen) in FILTERS.items()
        if lijst.aantal(*standen) or code == gekozen
    ]
