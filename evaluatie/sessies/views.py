"""Dimension 2: knowledge sessions, insights and the meta-analysis (R51)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from evaluatie.resultaten.queries import zichtbare_projecten
from evaluatie.resultaten.views import post_of_niets, ronde_of_404
from evaluatie.sessies import services as sessies
from evaluatie.sessies.forms import SessieForm
from kern.ui.views import met_fouten

VASTLEGGEN = "evaluatie.kennissessie"


@login_required
def sessie_nieuw(request: HttpRequest, code: str) -> HttpResponse:
    """Record a session that was held."""
    ronde = ronde_of_404(request, code, VASTLEGGEN)
    form = SessieForm(post_of_niets(request), projecten=zichtbare_projecten(request.user, ronde))
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            gemaakt = sessies.houd_kennissessie(
                wie=request.user, ronde=ronde, gegevens=form.cleaned_data
            )
        if uitkomst:
            messages.success(request, "De sessie is vastgelegd. Voeg nu toe wat u leerde.")
            return redirect("evaluatie:sessie", gemaakt.pk)
    return render(request, "evaluatie/sessies/sessie_nieuw.html", {"form": form, "ronde": ronde})
