"""Pages of the floor: projects, reports, and judging them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kern.toegang.rechten import eis, mag
from kern.ui.views import met_fouten
from uitvoering.rapportage import services as rapportage_services
from uitvoering.rapportage.forms import RapportageForm, TerugForm
from uitvoering.rapportage.models import BEWERKBARE_STATUSSEN, Voortgangsrapportage
from uitvoering.rapportage.queries import beloofd_in_aanvraag, ontbreekt_in_rapportage


def _rapportage(request: HttpRequest, pk: int) -> Voortgangsrapportage:
    zichtbaar = Voortgangsrapportage.objects.zichtbaar_voor(request.user).select_related(
        "project__aanvraag__ronde", "project__aanvraag__penvoerder"
    )
    return get_object_or_404(zichtbaar, pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rapportage(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in a report, or read it and judge it."""
    rij = _rapportage(request, pk)
    bewerkbaar = rij.status in BEWERKBARE_STATUSSEN
    if bewerkbaar and mag(request.user, "uitvoering.rapporteer", rij.project):
        return _invullen(request, rij)
    if request.method == "POST":
        eis(request.user, "uitvoering.rapporteer", rij.project)
        messages.error(
            request, "Deze rapportage is al ingediend. U kunt haar niet meer veranderen."
        )
        return redirect("uitvoering:rapportage", pk)
    return _lezen(request, rij, TerugForm())


def _invullen(request: HttpRequest, rij: Voortgangsrapportage) -> HttpResponse:
    """Keep what was typed, complete or not; send it in when asked and complete."""
    form = RapportageForm(request.POST or None, rapportage=rij)
    if request.method == "POST" and form.is_valid():
        rapportage_services.bewaar_rapportage(
            wie=request.user, rapportage=rij, gegevens=form.gegevens()
        )
        if "indienen" not in request.POST:
            messages.success(request, "Uw rapportage is bewaard. Zij is nog niet ingediend.")
            return redirect("uitvoering:rapportage", rij.pk)
        rij = _rapportage(request, rij.pk)
        mist = ontbreekt_in_rapportage(rij)
        for veld, zin in mist:
            form.add_error(veld, f"{zin}.")
        if not mist:
            with met_fouten(request, form) as uitkomst:
                rapportage_services.dien_rapportage_in(wie=request.user, rapportage=rij)
            if uitkomst:
                messages.success(request, "Uw rapportage is ingediend. U hoort van de coördinator.")
                return redirect("uitvoering:project", rij.project.aanvraag.nummer)
    return render(request, "uitvoering/rapportage/invullen.html", {"rapportage": rij, "form": form})


def _lezen(request: HttpRequest, rij: Voortgangsrapportage, form: TerugForm) -> HttpResponse:
    """Show a report beside what was promised; the coördinator can accept or return it."""
    status = Voortgangsrapportage.Status
    return render(
        request,
        "uitvoering/rapportage/lezen.html",
        {
            "rapportage": rij,
            "metingen": rij.metingen.select_related("indicator"),
            "beloofd": beloofd_in_aanvraag(rij.project.aanvraag),
            "form": form,
            "mag_beoordelen": rij.status == status.INGEDIEND
            and mag(request.user, "uitvoering.beoordeel_rapportage", rij),
            "leeg": rij.status == status.OPEN,
        },
    )


@login_required
@require_POST
def beoordeel(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a report, or return it with questions (R40)."""
    rij = _rapportage(request, pk)
    eis(request.user, "uitvoering.beoordeel_rapportage", rij)
    if "accepteer" in request.POST:
        with met_fouten(request) as uitkomst:
            rapportage_services.accepteer(wie=request.user, rapportage=rij)
        if uitkomst:
            messages.success(
                request, "De rapportage is geaccepteerd. De aanbieder krijgt een mail."
            )
        return redirect("uitvoering:project", rij.project.aanvraag.nummer)
    form = TerugForm(request.POST)
    if form.is_valid():
        with met_fouten(request, form) as uitkomst:
            rapportage_services.stuur_terug(
                wie=request.user, rapportage=rij, vragen=form.cleaned_data["vragen_aan"]
            )
        if uitkomst:
            messages.success(request, "De rapportage is teruggestuurd met uw vragen.")
            return redirect("uitvoering:project", rij.project.aanvraag.nummer)
    return _lezen(request, rij, form)
