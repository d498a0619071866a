"""Pages of submitting: check and send, withdraw, the receipt and the versions (W11, W12, W14)."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from aanvragen.bijlagen.queries import bijlagen_van_inhoud
from aanvragen.concept.beeld import aanvraagkruimels, gebreken_met_adres
from aanvragen.concept.queries import gebreken_van_concept, open_aanvulling, open_onderdelen
from aanvragen.concept.views import ophalen
from aanvragen.indienen import services as indienen
from aanvragen.indienen.forms import IntrekForm
from aanvragen.indienen.models import Aanvraagversie
from aanvragen.indienen.queries import (
    beslistermijn,
    documenten_van_versie,
    lezing_van_versie,
    meegedeelde_toetsen,
    regels_van_versie,
)
from aanvragen.velden.beeld import veldverschillen
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries import inhoud as inhouden
from aanvragen.velden.queries.lezing import lezing_van_inhoud
from aanvragen.velden.queries.regels import regels_van_ronde
from deelnemers.personen.views import IngelogdVerzoek
from kern.basis.canoniek import canonieke_bytes
from kern.toegang.rechten import mag
from kern.ui.views import met_fouten


@login_required
@require_http_methods(["GET", "POST"])
def controleer_en_verstuur(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Show everything once more with what is still missing, and send it (W12)."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.bewerk")
    if request.method == "POST":
        with met_fouten(request) as uitkomst:
            indienen.dien_in(
                wie=request.user, aanvraag=aanvraag, sleutel=_sleutel(request.POST.get("sleutel"))
            )
        if uitkomst:
            return redirect("aanvragen:ontvangst", pk=pk)
        return redirect("aanvragen:controleer", pk=pk)
    regels = regels_van_ronde(aanvraag.ronde)
    if not open_onderdelen(aanvraag, regels) and aanvraag.nummer:
        return redirect("aanvragen:ontvangst", pk=pk)
    inhoud = inhouden.inhoud_van(aanvraag)
    gebreken = gebreken_van_concept(aanvraag, inhoud, regels)
    return render(
        request,
        "aanvragen/indienen/controleer.html",
        {
            "aanvraag": aanvraag,
            "kruimels": aanvraagkruimels(aanvraag, "Controleren en versturen"),
            "lezing": lezing_van_inhoud(aanvraag.ronde, inhoud, regels),
            "gebreken": gebreken_met_adres(aanvraag, regels, inhoud, gebreken),
            "sleutel": uuid4(),
            "mag_versturen": mag(request.user, "aanvragen.dien_in", aanvraag),
            "aanvulling": open_aanvulling(aanvraag),
        },
    )


def _sleutel(tekst: str | None) -> str:
    """Return the key of the form; a post without a sane one gets its own."""
    try:
        return str(UUID(tekst or ""))
    except ValueError:
        return str(uuid4())


@login_required
@require_http_methods(["GET", "POST"])
def trek_in(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Ask once more, then withdraw (W14)."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.trek_in")
    form = IntrekForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            indienen.trek_in(wie=request.user, aanvraag=aanvraag, reden=form.cleaned_data["reden"])
        if uitkomst:
            messages.success(request, "Uw aanvraag is ingetrokken.")
            return redirect("aanvragen:taken", pk=pk)
    return render(
        request,
        "aanvragen/indienen/intrekken.html",
        {
            "aanvraag": aanvraag,
            "form": form,
            "kruimels": aanvraagkruimels(aanvraag, "Intrekken"),
        },
    )


def versie_of_404(aanvraag: Aanvraag, nummer: int | None = None) -> Aanvraagversie:
    """Return a received version, the newest unless told; 404 when there is none."""
    versies = aanvraag.versies.select_related("ingediend_door").order_by("-nummer")
    if nummer is not None:
        versies = versies.filter(nummer=nummer)
    if (gevonden := versies.first()) is None:
        raise Http404
    return gevonden


@login_required
@require_safe
def ontvangstbewijs(request: IngelogdVerzoek, pk: int, nummer: int | None = None) -> HttpResponse:
    """Show the receipt of a version, the newest unless told (W11)."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.bekijk_toets")
    versie = versie_of_404(aanvraag, nummer)
    return render(
        request,
        "aanvragen/indienen/ontvangst.html",
        {
            "aanvraag": aanvraag,
            "versie": versie,
            "versies": list(aanvraag.versies.order_by("-nummer")),
            "kruimels": aanvraagkruimels(
                aanvraag, "Ontvangstbewijs", lid=not mag(request.user, "aanvragen.werklijst")
            ),
            "documenten": documenten_van_versie(aanvraag, versie.pk),
            "bijlagen": bijlagen_van_inhoud(aanvraag, versie.inhoud),
            "toetsen": meegedeelde_toetsen(aanvraag, versie),
            "termijn": beslistermijn(aanvraag),
            "mag_intrekken": aanvraag.is_in_te_trekken
            and mag(request.user, "aanvragen.trek_in", aanvraag),
        },
    )


@login_required
@require_safe
def versie_als_json(request: IngelogdVerzoek, pk: int, nummer: int) -> HttpResponse:
    """Give exactly the bytes of which the receipt shows the hash (W11)."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.bekijk_toets")
    versie = versie_of_404(aanvraag, nummer)
    naam = f"aanvraag-{aanvraag.nummer}-versie-{versie.nummer}.json"
    return HttpResponse(
        canonieke_bytes(versie.inhoud),
        content_type="application/json",
        headers={"Content-Disposition": content_disposition_header(True, naam)},
    )


@login_required
@require_safe
def lees_versie(request: IngelogdVerzoek, pk: int, nummer: int) -> HttpResponse:
    """Read one version as it was received."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.bekijk_toets")
    versie = versie_of_404(aanvraag, nummer)
    return render(
        request,
        "aanvragen/indienen/versie.html",
        {
            "aanvraag": aanvraag,
            "versie": versie,
            "lezing": lezing_van_versie(versie),
            "kruimels": aanvraagkruimels(aanvraag, f"Versie {versie.nummer}"),
        },
    )


@login_required
@require_safe
def toon_verschil(request: IngelogdVerzoek, pk: int, nummer: int) -> HttpResponse:
    """Show per field what changed since the version before."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.bekijk_toets")
    if nummer < 2:
        raise Http404
    nieuw, oud = versie_of_404(aanvraag, nummer), versie_of_404(aanvraag, nummer - 1)
    return render(
        request,
        "aanvragen/indienen/verschil.html",
        {
            "aanvraag": aanvraag,
            "oud": oud,
            "nieuw": nieuw,
            "verschillen": veldverschillen(oud.inhoud, nieuw.inhoud, regels_van_versie(nieuw)),
            "kruimels": aanvraagkruimels(aanvraag, f"Wat er anders is in versie {nummer}"),
        },
    )
