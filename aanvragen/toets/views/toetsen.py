"""The page on which the coördinator checks one application, and its acts (W13)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from aanvragen.concept.beeld import aanvraagkruimels
from aanvragen.concept.views import ophalen
from aanvragen.indienen import views as indienen
from aanvragen.indienen.queries import beslistermijn, lezing_van_versie, vermoedelijke_dubbelen
from aanvragen.toets import services as toets
from aanvragen.toets.beeld import voorzet_aanvulling
from aanvragen.toets.forms import AanvullingForm, BuitenBehandelingForm, ToetsForm
from aanvragen.toets.models import Toets
from aanvragen.toets.queries import (
    eerste_te_toetsen,
    oordelen_per_criterium,
    tel_oordelen,
    toetsplek_van,
)
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.rekenen.onderdelen import leesplek_van_criterium
from deelnemers.personen.views import IngelogdVerzoek
from kern.ui.views import met_fouten
from regeling.ronde.models import Ronde


@login_required
@require_safe
def toetspagina(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Show an application with the criteria beside it."""
    return _pagina(request, ophalen.aanvraag_of_404(request, pk, "aanvragen.toets"))


def _pagina(
    request: IngelogdVerzoek,
    aanvraag: Aanvraag,
    *,
    nummer: int | None = None,
    form: Form | None = None,
    aanvulling_form: Form | None = None,
    opzij_form: Form | None = None,
) -> HttpResponse:
    """Show the check; the criterion with a fault, or else the first without a check, is open."""
    versie = indienen.versie_of_404(aanvraag)
    prefetch_related_objects([aanvraag], "aanvullingen")
    gemeten = oordelen_per_criterium(versie)
    criteria = list(aanvraag.ronde.criteria.all())
    gevraagd = request.GET.get("criterium", "")
    if nummer is None and gevraagd.isdecimal():
        nummer = int(gevraagd)
    if nummer is None:
        nummer = next((c.nummer for c in criteria if c.nummer not in gemeten), None)
    rijen = [
        {
            "criterium": criterium,
            "toets": gemeten.get(criterium.nummer),
            "open": criterium.nummer == nummer,
            "form": form if form and criterium.nummer == nummer else _form(criterium, gemeten),
            "naar": leesplek_van_criterium(criterium.nummer, criterium.beantwoord_door),
        }
        for criterium in criteria
    ]
    te_toetsen = aanvraag.status == Aanvraag.Status.INGEDIEND
    context = {
        "aanvraag": aanvraag,
        "versie": versie,
        "lezing": lezing_van_versie(versie),
        "nummer": nummer,
        "rijen": rijen,
        "klaar": len(gemeten),
        "te_toetsen": te_toetsen,
        "telling": tel_oordelen(gemeten),
        "dubbelen": vermoedelijke_dubbelen(aanvraag) if te_toetsen else [],
        "termijn": beslistermijn(aanvraag),
        "aanvulling": next(reversed(aanvraag.aanvullingen.all()), None),
        "kruimels": aanvraagkruimels(aanvraag, "Controleren", lid=False),
        "form": form or aanvulling_form or opzij_form,
        "aanvulling_form": aanvulling_form
        or AanvullingForm(initial={"tekst": voorzet_aanvulling(gemeten)}),
        "opzij_form": opzij_form or BuitenBehandelingForm(),
        "toetsplek": toetsplek_van(request.user, aanvraag),
    }
    return render(request, "aanvragen/toets/toets.html", context)


def _form(criterium, gemeten: dict[int, Toets]) -> ToetsForm:
    toets_ = gemeten.get(criterium.nummer)
    begin = {"oordeel": toets_.oordeel, "reden": toets_.reden} if toets_ else {}
    return ToetsForm(initial=begin, auto_id=f"id_{criterium.nummer}_%s")


@login_required
@require_POST
def toets_criterium(request: IngelogdVerzoek, pk: int, nummer: int) -> HttpResponse:
    """Record the check of one criterion and go to the next one."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.toets")
    criterium = get_object_or_404(aanvraag.ronde.criteria, nummer=nummer)
    form = ToetsForm(request.POST, auto_id=f"id_{nummer}_%s")
    if form.is_valid():
        with met_fouten(request, form) as uitkomst:
            toets.toets_criterium(
                wie=request.user, aanvraag=aanvraag, criterium=criterium, **form.cleaned_data
            )
        if uitkomst:
            gemeten = oordelen_per_criterium(indienen.versie_of_404(aanvraag))
            over = [c.nummer for c in aanvraag.ronde.criteria.all() if c.nummer not in gemeten]
            na = next((n for n in over if n > nummer), over[0] if over else None)
            url = reverse("aanvragen:toets", args=[pk])
            return redirect(f"{url}?criterium={na}#criterium-{na}" if na else f"{url}#besluit")
    return _pagina(request, aanvraag, nummer=nummer, form=form)


@login_required
@require_POST
def laat_toe(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Admit, and go to the next application that waits."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.toets")
    with met_fouten(request) as uitkomst:
        toets.laat_toe(wie=request.user, aanvraag=aanvraag)
    if not uitkomst:
        return redirect("aanvragen:toets", pk=pk)
    messages.success(request, f"{aanvraag.nummer} “{aanvraag}” gaat naar de commissie.")
    return _volgende(request, aanvraag.ronde)


def _volgende(request: IngelogdVerzoek, ronde: Ronde) -> HttpResponse:
    if pk := eerste_te_toetsen(request.user, ronde):
        return redirect("aanvragen:toets", pk=pk)
    return redirect("aanvragen:werklijst")


@login_required
@require_POST
def vraag_aanvulling(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Ask the applicant to complete."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.toets")
    form = AanvullingForm(request.POST)
    if form.is_valid():
        with met_fouten(request, form) as uitkomst:
            toets.vraag_aanvulling(wie=request.user, aanvraag=aanvraag, **form.cleaned_data)
        if uitkomst:
            messages.success(request, f"De aanvrager van {aanvraag.nummer} krijgt uw vraag.")
            return _volgende(request, aanvraag.ronde)
    return _pagina(request, aanvraag, aanvulling_form=form)


@login_required
@require_POST
def stel_buiten_behandeling(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Put aside, with a letter."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.toets")
    form = BuitenBehandelingForm(request.POST)
    if form.is_valid():
        with met_fouten(request, form) as uitkomst:
            toets.stel_buiten_behandeling(
                wie=request.user, aanvraag=aanvraag, reden=form.cleaned_data["besluit_reden"]
            )
        if uitkomst:
            messages.success(request, f"{aanvraag.nummer} blijft buiten behandeling.")
            return _volgende(request, aanvraag.ronde)
    return _pagina(request, aanvraag, opzij_form=form)
