"""The organisation of an aanbieder: register, change, colleagues and invitations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from deelnemers.aanmelden.forms import ProfielForm
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen import services as personen
from deelnemers.personen.forms import gepost
from deelnemers.personen.queries import aanstellingen_van


@login_required
def profiel(request: HttpRequest) -> HttpResponse:
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
