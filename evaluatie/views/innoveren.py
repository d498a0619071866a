"""Dimension 3: the questionnaire and the judgement (R52)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from evaluatie import plaatjes, services
from evaluatie.forms import OordeelForm, VragenlijstForm, VragenrondeForm
from evaluatie.models import Vragenronde
from evaluatie.uitslag import MINIMUM, ROLLEN, WAARDEN
from evaluatie.views.basis import evaluatie_of_404, ingevuld, ronde_of_404, tabbladen
from kern.rechten import eis, mag
from kern.tijd import nu
from kern.views import met_fouten

VERSTUREN = "evaluatie.vragenronde"
OORDELEN = "evaluatie.oordeel"


@login_required
@require_safe
def innoveren(request: HttpRequest, code: str) -> HttpResponse:
    """Show response, answers per role and the judgement."""
    evaluatie = evaluatie_of_404(request, code)
    uitslag = evaluatie.uitslag
    groepen = uitslag.groepen if uitslag else []
    return render(
        request,
        "evaluatie/innoveren.html",
        {
            "e": evaluatie,
            "ronde": evaluatie.ronde,
            "uitslag": uitslag,
            "groepen": [(groep, plaatjes.stellingen(groep)) for groep in groepen],
            "oordelen": list(evaluatie.ronde.oordelen.order_by("-versie").select_related("door")),
            "tabbladen": tabbladen(evaluatie.ronde),
            "minimum": MINIMUM,
            "waarden": WAARDEN,
            "mag_versturen": mag(request.user, VERSTUREN, evaluatie.ronde),
            "mag_oordelen": mag(request.user, OORDELEN, evaluatie.ronde),
        },
    )


@login_required
def starten(request: HttpRequest, code: str) -> HttpResponse:
    """Send the questionnaire to everyone involved."""
    ronde = ronde_of_404(request, code, VERSTUREN)
    form = VragenrondeForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.start_vragenronde(wie=request.user, ronde=ronde, **form.cleaned_data)
        if uitkomst:
            messages.success(request, "De vragenlijst is verstuurd.")
            return redirect("evaluatie:innoveren", ronde.code)
    rollen = services.betrokkenen(ronde)
    telling = [(naam, list(rollen.values()).count(rol)) for rol, naam in ROLLEN.items()]
    context = {"form": form, "ronde": ronde, "telling": telling, "totaal": len(rollen)}
    return render(request, "evaluatie/starten.html", context)


@login_required
def vragenlijst(request: HttpRequest, code: str) -> HttpResponse:
    """Answer the questionnaire, in the role one had; only who was asked gets here."""
    rijen = Vragenronde.objects.select_related("ronde")
    vragenronde = get_object_or_404(rijen, ronde__code=code)
    eis(request.user, "evaluatie.beantwoord", vragenronde)
    genodigde = vragenronde.genodigden.get(gebruiker=request.user)
    context = {"vragenronde": vragenronde, "ronde": vragenronde.ronde, "minimum": MINIMUM}
    if genodigde.beantwoord or nu() >= vragenronde.sluit_op:
        context |= {"klaar": genodigde.beantwoord}
        return render(request, "evaluatie/vragenlijst_klaar.html", context)
    vragen = services.vragen_voor(vragenronde.ronde, genodigde.rol)
    form = VragenlijstForm(ingevuld(request), vragen=vragen)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.beantwoord(
                wie=request.user, vragenronde=vragenronde, antwoorden=form.cleaned_data
            )
        if uitkomst:
            messages.success(request, "Dank u wel. Uw antwoorden zijn zonder uw naam bewaard.")
            return redirect("evaluatie:vragenlijst", code)
    aantal = vragenronde.genodigden.filter(rol=genodigde.rol).count()
    context |= {"form": form, "rol": ROLLEN[genodigde.rol], "aantal": aantal}
    return render(request, "evaluatie/vragenlijst.html", context)


@login_required
def oordeel(request: HttpRequest, code: str) -> HttpResponse:
    """Write the judgement; the report is made at once."""
    ronde = ronde_of_404(request, code, OORDELEN)
    vorige = ronde.oordelen.order_by("-versie").first()
    velden = list(OordeelForm.base_fields)
    begin = {veld: getattr(vorige, veld) for veld in velden} if vorige else None
    form = OordeelForm(ingevuld(request), initial=begin)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.leg_oordeel_vast(wie=request.user, ronde=ronde, **form.cleaned_data)
        if uitkomst:
            messages.success(
                request, "Het oordeel is vastgelegd. Het evaluatieverslag wordt gemaakt."
            )
            return redirect("evaluatie:ronde", ronde.code)
    return render(
        request, "evaluatie/oordeel.html", {"form": form, "ronde": ronde, "vorige": vorige}
    )
