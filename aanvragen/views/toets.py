"""Pages of the coördinator: the list, its export, and the check of one application (W13)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from aanvragen import dubbelen, services
from aanvragen.filters import AanvraagFilter
from aanvragen.forms import AanvullingForm, BuitenBehandelingForm, ToetsForm
from aanvragen.lezen import leesbaar
from aanvragen.models import Aanvraag, Toets
from aanvragen.onderdelen import BEANTWOORD_IN
from aanvragen.services.toetsen import oordelen
from aanvragen.termijn import beslistermijn
from aanvragen.uitvoer import als_csv
from aanvragen.views import ophalen
from kern.rechten import eis
from kern.registers import aanvraagstanden
from kern.views import Lijst, met_fouten
from regeling.models import Ronde


class Werklijst(Lijst):
    """All received applications of this person's rondes, with how far the check is."""

    model = Aanvraag
    template_name = "aanvragen/werklijst.html"
    filterset_class = AanvraagFilter
    ordering = ("-ronde__opent_op", "volgnummer", "pk")

    def zichtbaar(self) -> QuerySet:
        """Return what was received; only for the coördinator."""
        eis(self.request.user, "aanvragen.werklijst")
        return lijst_van(self.request.user)

    def get_context_data(self, **kwargs):
        """Add the counts per state, of everything that may be seen, and what became of each."""
        tellingen = dict(
            Aanvraag.objects.zichtbaar_voor(self.request.user)
            .values_list("status")
            .order_by("status")
            .annotate(Count("pk"))
        )
        context = super().get_context_data(tellingen=tellingen, **kwargs)
        context["object_list"] = aanvraagstanden.bij(context["object_list"])
        return context


def lijst_van(gebruiker) -> QuerySet:
    """Return the rows of the list and of its export, with everything they show."""
    return (
        Aanvraag.objects.zichtbaar_voor(gebruiker)
        .filter(nummer__isnull=False)
        .select_related("ronde", "penvoerder")
        .prefetch_related("doelgroepen__doelgroep", "gemeenten__gemeente")
        .met_versie()
    )


@login_required
@require_safe
def exporteer(request: HttpRequest) -> HttpResponse:
    """Give the list, narrowed as on the page, as CSV."""
    eis(request.user, "aanvragen.werklijst")
    rijen = lijst_van(request.user).order_by(*Werklijst.ordering)
    filter_ = AanvraagFilter(request.GET or None, queryset=rijen, request=request)
    return als_csv(filter_.qs)


@login_required
@require_safe
def toets(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an application with the criteria beside it."""
    return _pagina(request, ophalen.zichtbaar(request, pk, "aanvragen.toets"))


def _pagina(
    request: HttpRequest,
    aanvraag: Aanvraag,
    *,
    nummer: int | None = None,
    form: Form | None = None,
    aanvulling_form: Form | None = None,
    opzij_form: Form | None = None,
) -> HttpResponse:
    """Show the check; the criterion with a fault, or else the first without a check, is open."""
    versie = ophalen.versie(aanvraag)
    gemeten = oordelen(versie)
    criteria = list(aanvraag.ronde.criteria.all())
    gevraagd = request.GET.get("criterium", "")
    if nummer is None and gevraagd.isdecimal():
        nummer = int(gevraagd)
    if nummer is None:
        nummer = next((c.nummer for c in criteria if c.nummer not in gemeten), None)
    rijen = [
        {
            "criterium": criterium,
            "toets": gemeten.get(criterium.nummer),
            "open": criterium.nummer == nummer,
            "form": form if form and criterium.nummer == nummer else _form(criterium, gemeten),
            "naar": BEANTWOORD_IN.get(criterium.beantwoord_door, ("",))[0],
        }
        for criterium in criteria
    ]
    te_toetsen = aanvraag.status == Aanvraag.Status.INGEDIEND
    context = {
        "aanvraag": aanvraag,
        "versie": versie,
        "lezing": leesbaar(aanvraag.ronde, versie.inhoud),
        "nummer": nummer,
        "rijen": rijen,
        "klaar": len(gemeten),
        "te_toetsen": te_toetsen,
        "telling": _telling(gemeten),
        "dubbelen": dubbelen.vermoedelijke_dubbelen(aanvraag) if te_toetsen else [],
        "termijn": beslistermijn(aanvraag),
        "aanvulling": aanvraag.aanvullingen.order_by("-gevraagd_op").first(),
        "kruimels": ophalen.kruimels(aanvraag, "Controleren", lid=False),
        "form": form or aanvulling_form or opzij_form,
        "aanvulling_form": aanvulling_form or AanvullingForm(initial={"tekst": _voorzet(gemeten)}),
        "opzij_form": opzij_form or BuitenBehandelingForm(),
        **_plaats(request, aanvraag),
    }
    return render(request, "aanvragen/toets.html", context)


def _form(criterium, gemeten: dict[int, Toets]) -> ToetsForm:
    toets_ = gemeten.get(criterium.nummer)
    begin = {"oordeel": toets_.oordeel, "reden": toets_.reden} if toets_ else {}
    return ToetsForm(initial=begin, auto_id=f"id_{criterium.nummer}_%s")


def _telling(gemeten: dict[int, Toets]) -> dict[str, int]:
    oordeel = Toets.Oordeel
    return {
        "voldoet": sum(t.oordeel == oordeel.VOLDOET for t in gemeten.values()),
        "niet": sum(t.oordeel == oordeel.NIET for t in gemeten.values()),
        "aanvullen": sum(t.oordeel == oordeel.AANVULLEN for t in gemeten.values()),
    }


def _voorzet(gemeten: dict[int, Toets]) -> str:
    """Propose the text of the request from the reasons given per criterion."""
    aan_te_vullen = [t for t in gemeten.values() if t.oordeel == Toets.Oordeel.AANVULLEN]
    return "\n\n".join(f"{t.criterium}: {t.reden}" for t in aan_te_vullen)


def _plaats(request: HttpRequest, aanvraag: Aanvraag) -> dict:
    """Return where this application stands among those of its ronde that wait for the check."""
    rijen = Aanvraag.objects.zichtbaar_voor(request.user).filter(ronde=aanvraag.ronde)
    wachtend = list(
        rijen.filter(Q(status=Aanvraag.Status.INGEDIEND) | Q(pk=aanvraag.pk))
        .order_by("volgnummer")
        .values_list("pk", flat=True)
    )
    plek = wachtend.index(aanvraag.pk)
    volgende = wachtend[plek + 1 :] + wachtend[:plek]
    return {"plek": plek + 1, "wachtend": len(wachtend), "volgende": volgende[:1]}


@login_required
@require_POST
def toets_criterium(request: HttpRequest, pk: int, nummer: int) -> HttpResponse:
    """Record the check of one criterion and go to the next one."""
    aanvraag = ophalen.zichtbaar(request, pk, "aanvragen.toets")
    criterium = get_object_or_404(aanvraag.ronde.criteria, nummer=nummer)
    form = ToetsForm(request.POST, auto_id=f"id_{nummer}_%s")
    if form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.toets_criterium(
                wie=request.user, aanvraag=aanvraag, criterium=criterium, **form.cleaned_data
            )
        if uitkomst:
            gemeten = oordelen(ophalen.versie(aanvraag))
            over = [c.nummer for c in aanvraag.ronde.criteria.all() if c.nummer not in gemeten]
            na = next((n for n in over if n > nummer), over[0] if over else None)
            url = reverse("aanvragen:toets", args=[pk])
            return redirect(f"{url}?criterium={na}#criterium-{na}" if na else f"{url}#besluit")
    return _pagina(request, aanvraag, nummer=nummer, form=form)


@login_required
@require_POST
def laat_toe(request: HttpRequest, pk: int) -> HttpResponse:
    """Admit, and go to the next application that waits."""
    aanvraag = ophalen.zichtbaar(request, pk, "aanvragen.toets")
    with met_fouten(request) as uitkomst:
        services.laat_toe(wie=request.user, aanvraag=aanvraag)
    if not uitkomst:
        return redirect("aanvragen:toets", pk=pk)
    messages.success(request, f"{aanvraag.nummer} “{aanvraag}” gaat naar de commissie.")
    return _volgende(request, aanvraag.ronde)


def _volgende(request: HttpRequest, ronde: Ronde) -> HttpResponse:
    rijen = Aanvraag.objects.zichtbaar_voor(request.user).te_toetsen().filter(ronde=ronde)
    eerste = rijen.order_by("volgnummer").first()
    if eerste:
        return redirect("aanvragen:toets", pk=eerste.pk)
    return redirect("aanvragen:werklijst")


@login_required
@require_POST
def vraag_aanvulling(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the applicant to complete."""
    aanvraag = ophalen.zichtbaar(request, pk, "aanvragen.toets")
    form = AanvullingForm(request.POST)
    if form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.vraag_aanvulling(wie=request.user, aanvraag=aanvraag, **form.cleaned_data)
        if uitkomst:
            messages.success(request, f"De aanvrager van {aanvraag.nummer} krijgt uw vraag.")
            return _volgende(request, aanvraag.ronde)
    return _pagina(request, aanvraag, aanvulling_form=form)


@login_required
@require_POST
def stel_buiten_behandeling(request: HttpRequest, pk: int) -> HttpResponse:
    """Put aside, with a letter."""
    aanvraag = ophalen.zichtbaar(request, pk, "aanvragen.toets")
    form = BuitenBehandelingForm(request.POST)
    if form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.stel_buiten_behandeling(
                wie=request.user, aanvraag=aanvraag, reden=form.cleaned_data["besluit_reden"]
            )
        if uitkomst:
            messages.success(request, f"{aanvraag.nummer} blijft buiten behandeling.")
            return _volgende(request, aanvraag.ronde)
    return _pagina(request, aanvraag, opzij_form=form)
