"""A progress report: filling it in, reading it, and judging it (R40, R42)."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from deelnemers.personen.views import IngelogdVerzoek
from kern.basis.verzoek import gepost
from kern.toegang.rechten import eis, mag
from kern.ui.views import met_fouten
from uitvoering.rapportage import services
from uitvoering.rapportage.beeld import (
    bereikt_zin,
    gelezen_metingen,
    rapportagezin,
    uitgegeven_zin,
)
from uitvoering.rapportage.forms import RapportageForm, TerugForm
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.rapportage.queries import (
    beloofd_in_aanvraag,
    ontbreekt_in_rapportage,
    rapport_om_te_lezen,
    vorige_rapportage,
)


def _rapportage(request: IngelogdVerzoek, pk: int) -> Voortgangsrapportage:
    zichtbaar = Voortgangsrapportage.objects.zichtbaar_voor(request.user).select_related(
        "project__aanvraag__ronde", "project__aanvraag__penvoerder"
    )
    return get_object_or_404(zichtbaar, pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rapportage(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Fill in a report, or read it and judge it."""
    rij = _rapportage(request, pk)
    if rij.is_bewerkbaar and mag(request.user, "uitvoering.rapporteer", rij.project):
        return _invullen(request, rij)
    if request.method == "POST":
        eis(request.user, "uitvoering.rapporteer", rij.project)
        messages.error(
            request, "Deze rapportage is al ingediend. U kunt haar niet meer veranderen."
        )
        return redirect("uitvoering:rapportage", pk)
    return _lezen(request, rij, TerugForm())


def _invullen(request: IngelogdVerzoek, rij: Voortgangsrapportage) -> HttpResponse:
    """Keep what was typed, complete or not; send it in when asked and complete."""
    form = RapportageForm(
        gepost(request),
        rapportage=rij,
        beloofd=beloofd_in_aanvraag(rij.project.aanvraag),
        vorige=vorige_rapportage(rij),
    )
    if request.method == "POST" and form.is_valid():
        services.bewaar_rapportage(wie=request.user, rapportage=rij, gegevens=form.gegevens())
        if "indienen" not in request.POST:
            messages.success(request, "Uw rapportage is bewaard. Zij is nog niet ingediend.")
            return redirect("uitvoering:rapportage", rij.pk)
        rij = _rapportage(request, rij.pk)
        if _dien_in(request, rij, form):
            return redirect("uitvoering:project", rij.project.aanvraag.nummer)
    return render(request, "uitvoering/rapportage/invullen.html", {"rapportage": rij, "form": form})


def _dien_in(request: IngelogdVerzoek, rij: Voortgangsrapportage, form: RapportageForm) -> bool:
    """Send it in; what is missing is told at its field."""
    mist = ontbreekt_in_rapportage(rij)
    for veld, zin in mist:
        form.add_error(veld, f"{zin}.")
    if mist:
        return False
    with met_fouten(request, form) as uitkomst:
        services.dien_rapportage_in(wie=request.user, rapportage=rij)
    if uitkomst:
        messages.success(request, "Uw rapportage is ingediend. U hoort van de coördinator.")
    return bool(uitkomst)


def _lezen(request: IngelogdVerzoek, rij: Voortgangsrapportage, form: TerugForm) -> HttpResponse:
    """Show a report beside what was promised; the coördinator can accept or return it."""
    status = Voortgangsrapportage.Status
    inhoud = rapport_om_te_lezen(rij)
    return render(
        request,
        "uitvoering/rapportage/lezen.html",
        {
            "rapportage": rij,
            "inhoud": inhoud,
            "metingen": gelezen_metingen(inhoud),
            "intro": rapportagezin(rij, inhoud),
            "bereikt": bereikt_zin(inhoud),
            "uitgegeven": uitgegeven_zin(inhoud),
            "uiterlijk": date.fromisoformat(inhoud["uiterlijk"]),
            "form": form,
            "mag_beoordelen": rij.status == status.INGEDIEND
            and mag(request.user, "uitvoering.beoordeel_rapportage", rij),
            "leeg": rij.status == status.OPEN,
        },
    )


@login_required
@require_POST
def beoordeel(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Accept a report, or return it with questions (R40)."""
    rij = _rapportage(request, pk)
    eis(request.user, "uitvoering.beoordeel_rapportage", rij)
    if "accepteer" in request.POST:
        with met_fouten(request) as uitkomst:
            services.accepteer(wie=request.user, rapportage=rij)
        if uitkomst:
            messages.success(
                request, "De rapportage is geaccepteerd. De aanbieder krijgt een mail."
            )
        return redirect("uitvoering:project", rij.project.aanvraag.nummer)
    form = TerugForm(request.POST)
    if form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.stuur_terug(
                wie=request.user, rapportage=rij, vragen=form.cleaned_data["vragen_aan"]
            )
        if uitkomst:
            messages.success(request, "De rapportage is teruggestuurd met uw vragen.")
            return redirect("uitvoering:project", rij.project.aanvraag.nummer)
    return _lezen(request, rij, form)
