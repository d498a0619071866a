"""Pages of the applicant: my applications, a draft, its sections, sending and withdrawing."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from aanvragen import inhoud as inhouden
from aanvragen import services, takenlijst
from aanvragen.forms import IntrekForm, NieuwForm
from aanvragen.gebreken import te_doen
from aanvragen.lezen import leesbaar
from aanvragen.models import Aanvraag
from aanvragen.regels import Regels
from aanvragen.services.bewerken import open_onderdelen
from aanvragen.views import ophalen
from aanvragen.views.onderdeel import met_adres
from deelnemers.models import Gebruiker, Lidmaatschap
from kern.rechten import eis
from kern.registers import aanvraagstanden
from kern.tijd import nu
from kern.views import Lijst, met_fouten
from regeling.models import Ronde


class Mijn(Lijst):
    """The applications of my organisations, and those in which they are a partner."""

    model = Aanvraag
    template_name = "aanvragen/mijn.html"
    ordering = ("-ronde__opent_op", "-gewijzigd_op", "-pk")

    def zichtbaar(self):
        """Return what this person works on."""
        eis(self.request.user, "aanvragen.mijn")
        return Aanvraag.objects.van_aanbieder(self.request.user).select_related(
            "ronde", "penvoerder"
        )

    def get_context_data(self, **kwargs):
        """Add the rondes that take applications now, and what became of each application."""
        context = super().get_context_data(rondes=list(_rondes()), **kwargs)
        context["object_list"] = aanvraagstanden.bij(context["object_list"])
        return context


def _rondes():
    """Return the rondes for which a draft can start: public and not closed."""
    return Ronde.objects.openbaar().filter(sluit_op__gt=nu()).order_by("sluit_op", "pk")


@login_required
@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """Start a draft."""
    eis(request.user, "aanvragen.mijn")
    rondes = _rondes()
    if code := request.GET.get("ronde"):
        rondes = rondes.filter(code=code) if rondes.filter(code=code).exists() else rondes
    form = NieuwForm(request.POST or None, gebruiker=request.user, rondes=rondes)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            aanvraag = services.start(wie=request.user, **form.cleaned_data)
        if uitkomst:
            return redirect("aanvragen:taken", pk=aanvraag.pk)
    context = {"form": form, "rondes": list(rondes)}
    return render(request, "aanvragen/nieuw.html", context)


@login_required
@require_safe
def taken(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the task list of a draft; what can't be changed is shown as its receipt."""
    aanvraag = ophalen.zichtbaar(request, pk, "aanvragen.bewerk")
    regels = Regels.van(aanvraag.ronde)
    if not open_onderdelen(aanvraag, regels) and aanvraag.nummer:
        return redirect("aanvragen:ontvangst", pk=pk)
    lijst = takenlijst.maak(aanvraag, inhouden.van(aanvraag), regels)
    aanvulling = aanvraag.aanvullingen.filter(ontvangen_op=None).first()
    return render(
        request,
        "aanvragen/taken.html",
        {
            "aanvraag": aanvraag,
            "kruimels": ophalen.kruimels(aanvraag),
            "lijst": lijst,
            "aanvulling": aanvulling,
            "uiterlijk": aanvulling.uiterlijk if aanvulling else aanvraag.ronde.sluit_op,
            "open": bool(aanvulling) or aanvraag.ronde.is_open,
            "collegas": _collegas(aanvraag, request.user),
        },
    )


def _collegas(aanvraag: Aanvraag, zelf: Gebruiker) -> list[Gebruiker]:
    """Return who else may work in this application; one query."""
    partners = aanvraag.partners.exclude(kvk_nummer="").values("kvk_nummer")
    leden = Lidmaatschap.objects.filter(aanbieder=aanvraag.penvoerder_id) | (
        Lidmaatschap.objects.filter(aanbieder__kvk_nummer__in=partners)
    )
    return list(Gebruiker.objects.filter(pk__in=leden.values("gebruiker")).exclude(pk=zelf.pk))


@login_required
@require_http_methods(["GET", "POST"])
def controleer(request: HttpRequest, pk: int) -> HttpResponse:
    """Show everything once more with what is still missing, and send it (W12)."""
    aanvraag = ophalen.zichtbaar(request, pk, "aanvragen.bewerk")
    if request.method == "POST":
        with met_fouten(request) as uitkomst:
            services.dien_in(
                wie=request.user, aanvraag=aanvraag, sleutel=_sleutel(request.POST.get("sleutel"))
            )
        if uitkomst:
            return redirect("aanvragen:ontvangst", pk=pk)
        return redirect("aanvragen:controleer", pk=pk)
    regels = Regels.van(aanvraag.ronde)
    if not open_onderdelen(aanvraag, regels) and aanvraag.nummer:
        return redirect("aanvragen:ontvangst", pk=pk)
    inhoud = inhouden.van(aanvraag)
    gebreken = te_doen(aanvraag, inhoud, regels)
    return render(
        request,
        "aanvragen/controleer.html",
        {
            "aanvraag": aanvraag,
            "kruimels": ophalen.kruimels(aanvraag, "Controleren en versturen"),
            "lezing": leesbaar(aanvraag.ronde, inhoud, regels),
            "gebreken": met_adres(aanvraag, regels, inhoud, gebreken),
            "sleutel": uuid4(),
            "mag_versturen": request.user.has_perm("aanvragen.dien_in", aanvraag),
            "aanvulling": aanvraag.aanvullingen.filter(ontvangen_op=None).first(),
        },
    )


def _sleutel(tekst: str | None) -> str:
    """Return the key of the form; a post without a sane one gets its own."""
    try:
        return str(UUID(tekst or ""))
    except ValueError:
        return str(uuid4())


@login_required
@require_http_methods(["GET", "POST"])
def trek_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then withdraw (W14)."""
    aanvraag = ophalen.zichtbaar(request, pk, "aanvragen.trek_in")
    form = IntrekForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.trek_in(wie=request.user, aanvraag=aanvraag, reden=form.cleaned_data["reden"])
        if uitkomst:
            messages.success(request, "Uw aanvraag is ingetrokken.")
            return redirect("aanvragen:taken", pk=pk)
    return render(
        request,
        "aanvragen/intrekken.html",
        {
            "aanvraag": aanvraag,
            "form": form,
            "kruimels": ophalen.kruimels(aanvraag, "Intrekken"),
        },
    )
