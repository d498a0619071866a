"""Send the questionnaire, and answer it (R52)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from deelnemers.personen.views import IngelogdVerzoek
from evaluatie.resultaten.views import ronde_of_404
from evaluatie.tevredenheid import services as tevredenheid
from evaluatie.tevredenheid.forms import VragenlijstForm, VragenrondeForm
from evaluatie.tevredenheid.models import Vragenronde
from evaluatie.tevredenheid.queries import (
    MINIMUM_ANTWOORDEN,
    ROLNAMEN,
    betrokkenen_bij_ronde,
    vragen_voor_rol,
)
from kern.basis.tijd import nu
from kern.basis.verzoek import gepost
from kern.toegang.rechten import eis
from kern.ui.views import met_fouten

VERSTUREN = "evaluatie.vragenronde"


@login_required
def starten(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Send the questionnaire to everyone involved."""
    ronde = ronde_of_404(request, code, VERSTUREN)
    form = VragenrondeForm(gepost(request))
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            tevredenheid.start_vragenronde(wie=request.user, ronde=ronde, **form.cleaned_data)
        if uitkomst:
            messages.success(request, "De vragenlijst is verstuurd.")
            return redirect("evaluatie:innoveren", ronde.code)
    rollen = betrokkenen_bij_ronde(ronde)
    telling = [(naam, list(rollen.values()).count(rol)) for rol, naam in ROLNAMEN.items()]
    context = {"form": form, "ronde": ronde, "telling": telling, "totaal": len(rollen)}
    return render(request, "evaluatie/tevredenheid/starten.html", context)


@login_required
def vragenlijst(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Answer the questionnaire, in the role one had; only who was asked gets here."""
    rijen = Vragenronde.objects.select_related("ronde")
    vragenronde = get_object_or_404(rijen, ronde__code=code)
    eis(request.user, "evaluatie.beantwoord", vragenronde)
    genodigde = vragenronde.genodigden.get(gebruiker=request.user)
    context = {
        "vragenronde": vragenronde,
        "ronde": vragenronde.ronde,
        "minimum": MINIMUM_ANTWOORDEN,
    }
    if genodigde.beantwoord or nu() >= vragenronde.sluit_op:
        context |= {"klaar": genodigde.beantwoord}
        return render(request, "evaluatie/tevredenheid/vragenlijst_klaar.html", context)
    vragen = vragen_voor_rol(vragenronde.ronde, genodigde.rol)
    form = VragenlijstForm(gepost(request), vragen=vragen)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            tevredenheid.beantwoord(
                wie=request.user, vragenronde=vragenronde, antwoorden=form.cleaned_data
            )
        if uitkomst:
            messages.success(request, "Dank u wel. Uw antwoorden zijn zonder uw naam bewaard.")
            return redirect("evaluatie:vragenlijst", code)
    aantal = vragenronde.genodigden.filter(rol=genodigde.rol).count()
    context |= {"form": form, "rol": ROLNAMEN[genodigde.rol], "aantal": aantal}
    return render(request, "evaluatie/tevredenheid/vragenlijst.html", context)
