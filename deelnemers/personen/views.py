"""For the beheerder: who has an account, and who is appointed to what."""

from operator import attrgetter
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from deelnemers.personen import services as personen
from deelnemers.personen.filters import GebruikerFilter
from deelnemers.personen.forms import AanstellingForm, AanstellingVerlengForm
from deelnemers.personen.models import Aanstelling, Gebruiker
from deelnemers.personen.queries import aanstellingen_ooit, gebruikers_met_rollen
from kern.basis.termijnen import datum_lang
from kern.basis.verzoek import Verzoek, gepost
from kern.toegang.rechten import eis
from kern.ui.rekenblad import Bladkolom, Celsoort
from kern.ui.views import Lijst, met_fouten


class IngelogdVerzoek(Verzoek):
    """A request as a view behind `login_required` gets it: there is a person behind it."""

    user: Gebruiker


class Gebruikers(Lijst):
    """The list of users with their roles, by name; searched by name or address."""

    model = Gebruiker
    template_name = "deelnemers/personen/gebruikers.html"
    filterset_class = GebruikerFilter
    ordering = ("naam", "pk")
    bestandsnaam = "gebruikers"
    bladkolommen = (
        Bladkolom("naam", attrgetter("naam")),
        Bladkolom("e-mail", attrgetter("email")),
        Bladkolom("rollen", lambda g: ", ".join(map(str, g.geldige_aanstellingen))),
        Bladkolom(
            "werkt_bij", lambda g: ", ".join(str(lid.aanbieder) for lid in g.lidmaatschappen.all())
        ),
        Bladkolom("aangemaakt_op", attrgetter("aangemaakt_op"), Celsoort.TIJDSTIP),
        Bladkolom("actief", lambda g: "ja" if g.is_active else "nee", breedte=8),
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for the beheerder; a visitor is asked to log in."""
        if request.user.is_authenticated:
            eis(request.user, "deelnemers.gebruikers_bekijken")
        return super().dispatch(request, *args, **kwargs)

    def zichtbaar(self) -> QuerySet:
        """Return all users: the beheerder looks after every account."""
        return gebruikers_met_rollen()


@login_required
def gebruiker(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Show one user with appointments, and appoint."""
    eis(request.user, "deelnemers.gebruikers_bekijken")
    persoon = get_object_or_404(Gebruiker, pk=pk)
    form = AanstellingForm(gepost(request))
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            personen.stel_aan(wie=request.user, gebruiker=persoon, **form.cleaned_data)
        if uitkomst:
            messages.success(request, f"{persoon} is aangesteld.")
            return redirect("deelnemers:gebruiker", pk=pk)
    return render(
        request,
        "deelnemers/personen/gebruiker.html",
        {
            "persoon": persoon,
            "aanstellingen": aanstellingen_ooit(persoon),
            "lidmaatschappen": persoon.lidmaatschappen.all(),
            "form": form,
        },
    )


@login_required
@require_POST
def aanstelling_beeindigen(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """End an appointment now."""
    aanstelling = get_object_or_404(Aanstelling.objects.select_related("gebruiker"), pk=pk)
    with met_fouten(request) as uitkomst:
        personen.beeindig_aanstelling(wie=request.user, aanstelling=aanstelling)
    if uitkomst:
        messages.success(request, "De aanstelling is beëindigd.")
    return redirect("deelnemers:gebruiker", pk=aanstelling.gebruiker_id)


@login_required
@require_POST
def aanstelling_verlengen(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Let an appointment hold until the day on the button; pressing twice extends it once."""
    eis(request.user, "deelnemers.aanstellen")
    aanstelling = get_object_or_404(Aanstelling.objects.select_related("gebruiker"), pk=pk)
    form = AanstellingVerlengForm(request.POST)
    if not form.is_valid():
        messages.error(request, "De nieuwe laatste dag ontbreekt. Er is niets gewijzigd.")
        return redirect("deelnemers:gebruiker", pk=aanstelling.gebruiker_id)
    tot = form.cleaned_data["tot"]
    with met_fouten(request) as uitkomst:
        personen.verleng_aanstelling(wie=request.user, aanstelling=aanstelling, tot=tot)
    if uitkomst:
        messages.success(request, f"De aanstelling duurt nu tot en met {datum_lang(tot)}.")
    return redirect("deelnemers:gebruiker", pk=aanstelling.gebruiker_id)
