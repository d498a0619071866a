"""The organisation of an aanbieder: register, change, colleagues and invitations."""

from operator import attrgetter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from deelnemers.organisaties import services as organisaties
from deelnemers.organisaties.forms import AanbiederForm, AanbiederoordeelForm, UitnodigingForm
from deelnemers.organisaties.models import Aanbieder, Lidmaatschap, Uitnodiging
from deelnemers.organisaties.queries import (
    aanbieders_van,
    bezwaar_tegen_aanvaarden,
    leden_van,
    open_uitnodigingen_aan,
    open_uitnodigingen_van,
    uitnodiging_met_code,
)
from deelnemers.organisaties.queries import (
    te_bevestigen as organisaties_te_bevestigen,
)
from deelnemers.personen.views import IngelogdVerzoek
from kern.basis.verzoek import gepost
from kern.toegang.rechten import GeenToegang, eis, mag
from kern.ui.rekenblad import Bladkolom, Celsoort, als_bestand, gevraagde_vorm
from kern.ui.views import met_fouten

KOLOMMEN = (
    Bladkolom("organisatie", attrgetter("naam")),
    Bladkolom("kvk_nummer", attrgetter("kvk_nummer"), Celsoort.KENMERK),
    Bladkolom("straat", attrgetter("straat")),
    Bladkolom("postcode", attrgetter("postcode"), Celsoort.KENMERK),
    Bladkolom("plaats", attrgetter("plaats")),
    Bladkolom("werk", attrgetter("werk"), breedte=48),
)


@login_required
def organisatie(request: IngelogdVerzoek) -> HttpResponse:
    """Show the one organisation someone works for, or a choice, or how to register one."""
    aanbieders = aanbieders_van(request.user)
    if len(aanbieders) == 1:
        return redirect("deelnemers:aanbieder", pk=aanbieders[0].pk)
    return render(
        request,
        "deelnemers/organisaties/organisaties.html",
        {"aanbieders": aanbieders, "uitnodigingen": open_uitnodigingen_aan(request.user)},
    )


@login_required
def aanmelden(request: IngelogdVerzoek) -> HttpResponse:
    """Register an organisation; whoever does manages it (R10)."""
    form = AanbiederForm(gepost(request))
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            aanbieder = organisaties.registreer_aanbieder(wie=request.user, **form.cleaned_data)
        if uitkomst:
            messages.success(
                request,
                f"{aanbieder} is aangemeld. U kunt een aanvraag beginnen. De coördinator "
                "controleert intussen uw organisatie; u krijgt daarover een e-mail.",
            )
            return redirect("deelnemers:aanbieder", pk=aanbieder.pk)
    return render(request, "deelnemers/organisaties/aanmelden.html", {"form": form})


def _aanbieder(request: IngelogdVerzoek, pk: int, perm: str) -> Aanbieder:
    """Return an organisation this person may see or change, else 404."""
    aanbieder = get_object_or_404(Aanbieder, pk=pk)
    eis(request.user, perm, aanbieder)
    return aanbieder


@login_required
def aanbieder(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Show an organisation, who works there and who is invited; invite a colleague."""
    found = _aanbieder(request, pk, "deelnemers.aanbieder_bekijken")
    beheert = mag(request.user, "deelnemers.uitnodigen", found)
    form = UitnodigingForm(gepost(request))
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            organisaties.nodig_uit(wie=request.user, aanbieder=found, **form.cleaned_data)
        if uitkomst:
            adres = form.cleaned_data["email"]
            messages.success(request, f"De uitnodiging is onderweg naar {adres}.")
            return redirect("deelnemers:aanbieder", pk=pk)
    return render(
        request,
        "deelnemers/organisaties/organisatie.html",
        {
            "aanbieder": found,
            "beheert": beheert,
            "leden": leden_van(found),
            "gemeenten": found.actief_in.all(),
            "uitnodigingen": open_uitnodigingen_van(found) if beheert else [],
            "form": form,
            "oordeelform": AanbiederoordeelForm()
            if mag(request.user, "deelnemers.aanbieders_bevestigen", found)
            else None,
        },
    )


@login_required
def te_bevestigen(request: IngelogdVerzoek) -> HttpResponseBase:
    """List the organisations that wait for the coördinator."""
    eis(request.user, "deelnemers.aanbieders_bevestigen")
    if vorm := gevraagde_vorm(request):
        rijen = organisaties_te_bevestigen()
        return als_bestand(vorm, "organisaties-te-bevestigen", KOLOMMEN, rijen)
    return render(
        request,
        "deelnemers/organisaties/te_bevestigen.html",
        {"aanbieders": organisaties_te_bevestigen()},
    )


@login_required
@require_POST
def oordeel(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Confirm an organisation as a provider, or say that it is not, with what that rests on."""
    gevonden = _aanbieder(request, pk, "deelnemers.aanbieders_bevestigen")
    form = AanbiederoordeelForm(gepost(request))
    doe = (
        organisaties.weiger_aanbieder
        if "weiger" in request.POST
        else organisaties.bevestig_aanbieder
    )
    if form.is_valid():
        with met_fouten(request, form) as uitkomst:
            gevonden = doe(wie=request.user, aanbieder=gevonden, **form.cleaned_data)
        if uitkomst:
            messages.success(request, f"{gevonden} is {gevonden.get_oordeel_display()}.")
            return redirect("deelnemers:te_bevestigen")
    return render(
        request,
        "deelnemers/organisaties/organisatie.html",
        {
            "aanbieder": gevonden,
            "leden": leden_van(gevonden),
            "gemeenten": gevonden.actief_in.all(),
            "oordeelform": form,
        },
    )


@login_required
def wijzigen(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Change the data of an organisation."""
    found = _aanbieder(request, pk, "deelnemers.aanbieder_wijzigen")
    form = AanbiederForm(gepost(request), aanbieder=found)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            organisaties.wijzig_aanbieder(wie=request.user, aanbieder=found, **form.cleaned_data)
        if uitkomst:
            messages.success(request, "De gegevens zijn gewijzigd.")
            return redirect("deelnemers:aanbieder", pk=pk)
    return render(
        request, "deelnemers/organisaties/wijzigen.html", {"form": form, "aanbieder": found}
    )


@login_required
@require_POST
def uitnodiging_intrekken(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Take an invitation back."""
    uitnodiging = get_object_or_404(Uitnodiging.objects.select_related("aanbieder"), pk=pk)
    with met_fouten(request) as uitkomst:
        organisaties.trek_uitnodiging_in(wie=request.user, uitnodiging=uitnodiging)
    if uitkomst:
        messages.success(request, f"De uitnodiging aan {uitnodiging.email} is ingetrokken.")
    return redirect("deelnemers:aanbieder", pk=uitnodiging.aanbieder_id)


@login_required
@require_POST
def lid_beheert(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Let a colleague manage the organisation too."""
    lid = get_object_or_404(Lidmaatschap.objects.select_related("gebruiker"), pk=pk)
    with met_fouten(request) as uitkomst:
        organisaties.laat_beheren(wie=request.user, lid=lid)
    if uitkomst:
        messages.success(request, f"{lid.gebruiker} beheert de organisatie nu ook.")
    return redirect("deelnemers:aanbieder", pk=lid.aanbieder_id)


@login_required
@require_POST
def lid_beeindigen(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """End someone's work for an organisation."""
    lid = get_object_or_404(Lidmaatschap.objects.select_related("gebruiker"), pk=pk)
    with met_fouten(request) as uitkomst:
        organisaties.beeindig_lidmaatschap(wie=request.user, lid=lid)
    if uitkomst:
        messages.success(request, f"{lid.gebruiker} werkt niet meer mee bij {lid.aanbieder}.")
    if lid.gebruiker_id == request.user.pk and uitkomst:
        return redirect("deelnemers:organisatie")
    return redirect("deelnemers:aanbieder", pk=lid.aanbieder_id)


@login_required
@never_cache
def uitnodiging(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Show an invitation to whom it was sent, and accept it."""
    found = uitnodiging_met_code(code)
    if found is None:
        raise GeenToegang
    eis(request.user, "deelnemers.uitnodiging_aanvaarden", found)
    bezwaar = bezwaar_tegen_aanvaarden(found)
    if request.method == "POST" and not bezwaar:
        with met_fouten(request) as uitkomst:
            lid = organisaties.aanvaard_uitnodiging(wie=request.user, code=code)
        if uitkomst:
            messages.success(request, f"U werkt nu mee bij {lid.aanbieder}.")
            return redirect("deelnemers:aanbieder", pk=lid.aanbieder_id)
        return redirect("deelnemers:uitnodiging", code=code)
    return render(
        request,
        "deelnemers/organisaties/uitnodiging.html",
        {"uitnodiging": None if bezwaar else found, "melding": bezwaar},
        status=410 if bezwaar else 200,
    )
