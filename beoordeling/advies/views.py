"""HTTP of the one advice: read it, set it down, begin a next version (R25)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from beoordeling.advies import services as advies_services
from beoordeling.advies.beeld.context import adviescontext
from beoordeling.advies.forms import NieuweVersieForm
from beoordeling.advies.queries.lezen import advies_klopt
from beoordeling.advies.rekenen import ADVIESDOCUMENT
from beoordeling.commissie.views import ronde_of_404
from beoordeling.weging.beeld import Weegbeeld, weegdelen
from beoordeling.weging.models import Advies
from beoordeling.weging.queries import advies_in_weging, vastgesteld_advies
from beoordeling.weging.services import NogNietKlaar
from deelnemers.personen.views import IngelogdVerzoek
from kern.basis.fouten import Fout
from kern.documenten import documenten
from kern.toegang.rechten import mag
from kern.ui.views import met_fouten
from regeling.ronde.models import Ronde


@login_required
@require_GET
def advies(request: IngelogdVerzoek, code: str, versie: int | None = None) -> HttpResponse:
    """The newest advice that was set down, or the asked version; before that, where it stands."""
    ronde = ronde_of_404(request, code, "beoordeling.advies_bekijken")
    gevonden = vastgesteld_advies(ronde, versie)
    if gevonden is None:
        return _nog_niet(request, ronde, versie)
    document = documenten.laatste(ADVIESDOCUMENT, gevonden)
    leest = mag(request.user, "beoordeling.adviesdocument_zien", gevonden)
    context = {
        "advies": gevonden,
        "klopt": advies_klopt(gevonden),
        "versies": ronde.adviezen.filter(status=Advies.Status.VASTGESTELD),
        "nieuwe": advies_in_weging(ronde),
        "document": document if leest else None,
        "mag_vernieuwen": mag(request.user, "beoordeling.advies_vaststellen", gevonden),
    }
    context |= adviescontext(gevonden, request.user)
    return render(request, "beoordeling/advies/advies.html", context)


def _nog_niet(request: IngelogdVerzoek, ronde: Ronde, versie: int | None) -> HttpResponse:
    if versie is not None:
        return redirect("beoordeling:advies", ronde.code)
    context = {
        "ronde": ronde,
        "weging": advies_in_weging(ronde),
        "mag_wegen": mag(request.user, "beoordeling.weging_bekijken", ronde),
    }
    return render(request, "beoordeling/advies/wacht.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def vaststellen(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Check for the last time what the advice says, then set it down."""
    ronde = ronde_of_404(request, code, "beoordeling.advies_vaststellen")
    weging = advies_in_weging(ronde)
    if weging is None:
        return redirect("beoordeling:advies", code)
    fout: Fout | None = None
    if request.method == "POST":
        try:
            advies_services.stel_advies_vast(wie=request.user, advies=weging)
        except Fout as gevonden:
            fout = gevonden
        else:
            messages.success(request, "Het advies is vastgesteld. De pdf wordt nu gemaakt.")
            return redirect("beoordeling:advies", code)
    return render(request, "beoordeling/advies/vaststellen.html", _controle(request, weging, fout))


def _controle(request: IngelogdVerzoek, weging: Advies, fout: Fout | None) -> dict[str, Any]:
    beeld = Weegbeeld(weging, request.user)
    punten = fout.punten if isinstance(fout, NogNietKlaar) else beeld.ontbreekt
    return {
        "beeld": beeld,
        "advies": weging,
        "ronde": weging.ronde,
        "fout": fout,
        "punten": punten,
        **weegdelen(beeld),
    }


@login_required
@require_http_methods(["GET", "POST"])
def nieuwe_versie(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Begin a next version, with its reason; the old one stays."""
    ronde = ronde_of_404(request, code, "beoordeling.advies_vaststellen")
    oud = get_object_or_404(ronde.adviezen, pk=getattr(vastgesteld_advies(ronde), "pk", None))
    form = NieuweVersieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            advies_services.nieuwe_versie(wie=request.user, advies=oud, **form.cleaned_data)
        if uitkomst:
            return redirect("beoordeling:weging", code)
    context = {"ronde": ronde, "advies": oud, "form": form}
    return render(request, "beoordeling/advies/nieuwe_versie.html", context)
