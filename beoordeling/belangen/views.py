"""The declarations of one member: for the ronde, in a table, and one by one (W20)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen import services as belangen
from beoordeling.belangen.forms import BelangForm, VerklaringenForm
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.belangen.queries import (
    Verklaard,
    laatste_verklaringen_van,
    te_verklaren,
    titels_van_verklaard,
)
from beoordeling.commissie.beeld import aantal_aanvragen
from beoordeling.commissie.models import Zetel
from beoordeling.commissie.views import eigen_zetel, ronde_of_404
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import GeenToegang, eis
from kern.ui.views import met_fouten
from regeling.ronde.models import Ronde

EIGEN = "beoordeling.eigen_lijst"


@login_required
def verklaringen(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """The ronde first; after that a table of the applications still to declare."""
    ronde = ronde_of_404(request, code, EIGEN)
    zetel = eigen_zetel(request, ronde)
    eerder = laatste_verklaringen_van(zetel)
    eerste = eerder.get(None)
    if eerste is None or eerste.heeft_belang or "ronde" in request.GET or "belang" in request.POST:
        return _voor_de_ronde(request, ronde, zetel, eerste)
    return _per_aanvraag(request, ronde, zetel, eerder)


def _voor_de_ronde(
    request: IngelogdVerzoek, ronde: Ronde, zetel: Zetel, eerste: Belangenverklaring | None
) -> HttpResponse:
    form = BelangForm(request.POST or None, verklaring=eerste)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            belangen.verklaar(wie=request.user, zetel=zetel, aanvraag=None, **form.verklaring)
        if uitkomst:
            return redirect("beoordeling:verklaringen", ronde.code)
    context = {"ronde": ronde, "zetel": zetel, "form": form, "eerste": eerste}
    return render(request, "beoordeling/belangen/verklaring_ronde.html", context)


def _per_aanvraag(
    request: IngelogdVerzoek, ronde: Ronde, zetel: Zetel, eerder: Verklaard
) -> HttpResponse:
    rows = te_verklaren(zetel).select_related("penvoerder").prefetch_related("partners")
    page = Paginator(rows, 25).get_page(request.GET.get("pagina"))
    form = VerklaringenForm(page.object_list, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst, transaction.atomic():
            for verklaring in form.verklaringen:
                belangen.verklaar(wie=request.user, zetel=zetel, **verklaring)
        if uitkomst:
            messages.success(request, _bewaard(len(form.verklaringen)))
            return redirect("beoordeling:verklaringen", ronde.code)
    context = {
        "ronde": ronde,
        "zetel": zetel,
        "form": form,
        "page_obj": page,
        "open_staand": page.paginator.count,
        "verklaard": titels_van_verklaard(zetel, eerder),
        "eerste": eerder[None],
    }
    return render(request, "beoordeling/belangen/verklaringen.html", context)


def _bewaard(aantal: int) -> str:
    if not aantal:
        return "U heeft nog niets gekozen. Er is niets veranderd."
    return f"Uw verklaring bij {aantal_aanvragen(aantal)} is bewaard."


@login_required
@require_POST
def overige(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Declare no interest in everything that is left."""
    ronde = ronde_of_404(request, code, EIGEN)
    with met_fouten(request) as uitkomst:
        aantal = belangen.verklaar_overige(wie=request.user, zetel=eigen_zetel(request, ronde))
    if uitkomst:
        messages.success(request, _bewaard(aantal))
        return redirect("beoordeling:ronde", ronde.code)
    return redirect("beoordeling:verklaringen", ronde.code)


@login_required
def belang(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Report an interest later, or change a declaration; shows the title only."""
    aanvraag = get_object_or_404(
        Aanvraag.objects.toegelaten().select_related("ronde").only("titel", "status", "ronde"),
        pk=pk,
    )
    zetel = eigen_zetel(request, aanvraag.ronde_id)
    eis(request.user, EIGEN, aanvraag)
    eerder = laatste_verklaringen_van(zetel)
    if None not in eerder:
        raise GeenToegang
    form = BelangForm(request.POST or None, verklaring=eerder.get(aanvraag.pk))
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            belangen.verklaar(wie=request.user, zetel=zetel, aanvraag=aanvraag, **form.verklaring)
        if uitkomst:
            messages.success(request, _bewaard(1))
            return redirect("beoordeling:ronde", aanvraag.ronde.code)
    context = {"titel": aanvraag.titel, "ronde": aanvraag.ronde, "form": form}
    return render(request, "beoordeling/belangen/belang.html", context)
