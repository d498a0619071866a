"""Pages of the applicant: my applications, starting one, and the task list of a draft."""

from operator import attrgetter

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from aanvragen.concept import services as concept
from aanvragen.concept.beeld import aanvraagkruimels, takenlijst_van
from aanvragen.concept.forms.nieuw import NieuweAanvraagForm
from aanvragen.concept.queries import (
    collegas_bij_aanvraag,
    open_aanvulling,
    open_onderdelen,
    rondes_voor_concept,
)
from aanvragen.concept.views import ophalen
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries import inhoud as inhouden
from aanvragen.velden.queries.regels import regels_van_ronde
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import eis
from kern.ui.rekenblad import Bladkolom, Celsoort
from kern.ui.views import Lijst, met_fouten


class MijnAanvragen(Lijst):
    """The applications of my organisations, and those in which they are a partner."""

    request: IngelogdVerzoek
    model = Aanvraag
    template_name = "aanvragen/concept/mijn.html"
    ordering = ("-ronde__opent_op", "-gewijzigd_op", "-pk")
    bestandsnaam = "mijn-aanvragen"
    bladkolommen = (
        Bladkolom("nummer", attrgetter("nummer"), Celsoort.KENMERK),
        Bladkolom("titel", attrgetter("titel"), breedte=48),
        Bladkolom("ronde", attrgetter("ronde.naam")),
        Bladkolom("penvoerder", attrgetter("penvoerder.naam")),
        Bladkolom("status", attrgetter("stand.tekst"), breedte=24),
        Bladkolom("wat_nu", attrgetter("stand.wat_nu"), breedte=40),
        Bladkolom("gewijzigd_op", attrgetter("gewijzigd_op"), Celsoort.TIJDSTIP),
    )

    def zichtbaar(self):
        """Return what this person works on."""
        eis(self.request.user, "aanvragen.mijn")
        eigen = Aanvraag.objects.van_aanbieder(self.request.user)
        return eigen.select_related("ronde", "penvoerder").met_stand()

    def get_context_data(self, **kwargs):
        """Add the rondes that take applications now."""
        return super().get_context_data(rondes=list(rondes_voor_concept()), **kwargs)


@login_required
@require_http_methods(["GET", "POST"])
def nieuwe_aanvraag(request: IngelogdVerzoek) -> HttpResponse:
    """Start a draft."""
    eis(request.user, "aanvragen.mijn")
    rondes = rondes_voor_concept()
    if code := request.GET.get("ronde"):
        rondes = rondes.filter(code=code) if rondes.filter(code=code).exists() else rondes
    form = NieuweAanvraagForm(request.POST or None, gebruiker=request.user, rondes=rondes)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            aanvraag = concept.start(wie=request.user, **form.cleaned_data)
        if uitkomst:
            return redirect("aanvragen:taken", pk=aanvraag.pk)
    context = {"form": form, "rondes": list(rondes)}
    return render(request, "aanvragen/concept/nieuw.html", context)


@login_required
@require_safe
def takenlijst(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Show the task list of a draft; what can't be changed is shown as its receipt."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.bewerk")
    regels = regels_van_ronde(aanvraag.ronde)
    if not open_onderdelen(aanvraag, regels) and aanvraag.nummer:
        return redirect("aanvragen:ontvangst", pk=pk)
    lijst = takenlijst_van(aanvraag, inhouden.inhoud_van(aanvraag), regels)
    aanvulling = open_aanvulling(aanvraag)
    return render(
        request,
        "aanvragen/concept/taken.html",
        {
            "aanvraag": aanvraag,
            "kruimels": aanvraagkruimels(aanvraag),
            "lijst": lijst,
            "aanvulling": aanvulling,
            "uiterlijk": aanvulling.uiterlijk if aanvulling else aanvraag.ronde.sluit_op,
            "open": bool(aanvulling) or aanvraag.ronde.is_open,
            "collegas": collegas_bij_aanvraag(aanvraag, request.user),
        },
    )
