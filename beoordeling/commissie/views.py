"""The coördinator composes: seats, profielschetsen, people, and the start (R20).

First what the views of this floor share: fetch what the user may see, or 404.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie import services
from beoordeling.commissie.forms import ZetelForm, ZetelhouderForm
from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.commissie.queries import zetel_van
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import GeenToegang, eis
from kern.ui.views import met_fouten
from regeling.ronde.models import Ronde


def ronde_of_404(request: IngelogdVerzoek, code: str, perm: str) -> Ronde:
    """Fetch a ronde in which this user may do `perm`."""
    rondes = Ronde.objects.zichtbaar_voor(request.user).select_related("commissie")
    ronde = get_object_or_404(rondes, code=code)
    eis(request.user, perm, ronde)
    return ronde


def aanvraag_of_404(request: IngelogdVerzoek, nummer: str, perm: str | None) -> Aanvraag:
    """Fetch an application that this user may see, and may do `perm` with (W20, W62).

    None when a service asks the permission itself straight after.
    """
    zichtbaar = Aanvraag.objects.zichtbaar_voor(request.user)
    aanvraag = get_object_or_404(
        zichtbaar.select_related("ronde", "penvoerder", "bespreking"), nummer=nummer
    )
    if perm:
        eis(request.user, perm, aanvraag)
    return aanvraag


def eigen_zetel(request: IngelogdVerzoek, ronde: Ronde | int) -> Zetel:
    """Return the scoring seat of this user in the ronde, or 404."""
    zetel = zetel_van(request.user, ronde)
    if zetel is None or not zetel.scoort:
        raise GeenToegang
    return zetel


def fouten_als_zin(form: BaseForm) -> str:
    """Return what is wrong with a form in words, for a page that shows one line; "" if nothing."""
    return " ".join(str(fout) for fouten in form.errors.values() for fout in fouten)


BEHEREN = "beoordeling.commissie_beheren"

BEGIN = [Zetel.Functie.VOORZITTER, *[Zetel.Functie.LID] * 4, Zetel.Functie.SECRETARIS]


@login_required
@require_POST
def instellen(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Begin with a chair, four members and a secretaris."""
    ronde = ronde_of_404(request, code, BEHEREN)
    zetels = [{"functie": functie.value} for functie in BEGIN]
    with met_fouten(request):
        services.stel_commissie_in(wie=request.user, ronde=ronde, zetels=zetels)
    return redirect("beoordeling:commissie", ronde.code)


@login_required
@require_POST
def starten(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Let the committee begin."""
    ronde = ronde_of_404(request, code, BEHEREN)
    gekozen = get_object_or_404(Commissie, ronde=ronde)
    with met_fouten(request) as uitkomst:
        services.start_commissie(wie=request.user, commissie=gekozen)
    if uitkomst:
        messages.success(request, "De commissie is begonnen. De leden hebben bericht gekregen.")
    return redirect("beoordeling:commissie", ronde.code)


@login_required
def zetel_erbij(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Add a seat."""
    ronde = ronde_of_404(request, code, BEHEREN)
    gekozen = get_object_or_404(Commissie, ronde=ronde)
    form = ZetelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.voeg_zetel_toe(wie=request.user, commissie=gekozen, velden=form.cleaned_data)
        if uitkomst:
            return redirect("beoordeling:commissie", ronde.code)
    context = {"ronde": ronde, "form": form, "titel": "Zetel toevoegen"}
    return render(request, "beoordeling/commissie/zetel.html", context)


def _zetel_of_404(request: IngelogdVerzoek, pk: int) -> Zetel:
    zetels = Zetel.objects.actief().select_related("commissie__ronde", "gebruiker")
    zetel = get_object_or_404(zetels, pk=pk)
    eis(request.user, BEHEREN, zetel)
    return zetel


@login_required
def zetel(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Change profielschets and expertise of a seat."""
    gekozen = _zetel_of_404(request, pk)
    form = ZetelForm(request.POST or None, zetel=gekozen)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.wijzig_zetel(wie=request.user, zetel=gekozen, velden=form.cleaned_data)
        if uitkomst:
            return redirect("beoordeling:commissie", gekozen.commissie.ronde.code)
    context = {
        "ronde": gekozen.commissie.ronde,
        "form": form,
        "zetel": gekozen,
        "titel": f"Zetel van {_lidwoord(gekozen)} {gekozen.get_functie_display()}",
    }
    return render(request, "beoordeling/commissie/zetel.html", context)


def _lidwoord(zetel: Zetel) -> str:
    return "het" if zetel.functie == Zetel.Functie.LID else "de"


@login_required
def bezetten(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Give a seat to someone; after the start: replace who holds it, with a reason."""
    gekozen = _zetel_of_404(request, pk)
    vervangen = gekozen.commissie.status == Commissie.Status.GESTART
    form = ZetelhouderForm(request.POST or None, vervangen=vervangen)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            if vervangen:
                services.vervang_lid(
                    wie=request.user,
                    zetel=gekozen,
                    gebruiker=form.gebruiker,
                    reden=form.cleaned_data["reden"],
                )
            else:
                services.bezet_zetel(wie=request.user, zetel=gekozen, gebruiker=form.gebruiker)
        if uitkomst:
            return redirect("beoordeling:commissie", gekozen.commissie.ronde.code)
        if uitkomst.fout and uitkomst.fout.veld == "gebruiker":
            form.add_error("email", form.errors.pop("__all__")[0])
    context = {
        "ronde": gekozen.commissie.ronde,
        "form": form,
        "zetel": gekozen,
        "vervangen": vervangen,
    }
    return render(request, "beoordeling/commissie/bezetten.html", context)


@login_required
@require_POST
def zetel_weghalen(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Take a seat away."""
    gekozen = _zetel_of_404(request, pk)
    with met_fouten(request):
        services.verwijder_zetel(wie=request.user, zetel=gekozen)
    return redirect("beoordeling:commissie", gekozen.commissie.ronde.code)
