"""One's own account."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render

from deelnemers.aanmelden.beeld import regels
from deelnemers.aanmelden.forms import ProfielForm, UitlogForm
from deelnemers.aanmelden.queries import sessies_van
from deelnemers.aanmelden.services import beeindig_sessies
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen import services as personen
from deelnemers.personen.queries import aanstellingen_van
from deelnemers.personen.views import IngelogdVerzoek
from kern.basis.tekst import aantal_van
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


@login_required
@reauthentication_required(allow_get=True, enabled=True)
def sessies(request: IngelogdVerzoek) -> HttpResponse:
    """Where one is logged in; ending that asks again who it is (ASVS 7.5.2)."""
    huidige = request.session.session_key or ""
    form = UitlogForm(gepost(request))
    if request.method == "POST" and form.is_valid():
        aantal = beeindig_sessies(wie=request.user, behalve=huidige, alleen=form.gekozen())
        plekken = aantal_van(aantal, "plek", "plekken")
        messages.success(request, f"U bent op {plekken} uitgelogd. Hier bent u nog ingelogd.")
        return redirect("usersessions_list")
    return render(
        request,
        "deelnemers/aanmelden/sessies.html",
        {"regels": regels(sessies_van(request.user), huidige)},
    )
