"""One's own account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render

from deelnemers.aanmelden.forms import ProfielForm
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen import services as personen
from deelnemers.personen.queries import aanstellingen_van
from deelnemers.personen.views import IngelogdVerzoek
from kern.basis.verzoek import gepost


@login_required
def profiel(request: IngelogdVerzoek) -> HttpResponse:
    """One's own name, roles and login."""
    form = ProfielForm(gepost(request), initial={"naam": request.user.naam})
    if request.method == "POST" and form.is_valid():
        personen.wijzig_profiel(wie=request.user, **form.cleaned_data)
        messages.success(request, "Uw naam is gewijzigd.")
        return redirect("deelnemers:profiel")
    return render(
        request,
        "deelnemers/aanmelden/profiel.html",
        {
            "form": form,
            "aanstellingen": aanstellingen_van(request.user),
            "aanbieders": aanbieders_van(request.user),
        },
    )
