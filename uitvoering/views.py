"""Pages of the floor: projects, reports, and judging them."""

from typing import Any

import django_filters
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from besluitvorming.models import Beschikking
from kern.rechten import eis, mag
from kern.views import Lijst, met_fouten
from regeling.models import Ronde
from uitvoering import beloften, overzicht, services
from uitvoering.forms import RapportageForm, TerugForm
from uitvoering.models import Project, Voortgangsrapportage

STANDEN = [("loopt", "Loopt"), ("afgerond", "Afgerond")]


class ProjectFilter(django_filters.FilterSet):
    """Narrow the projects by words, ronde and whether they run."""

    zoek = django_filters.CharFilter(method="zoek_in", label="Zoek op project of organisatie")
    ronde = django_filters.ModelChoiceFilter(
        field_name="aanvraag__ronde",
        queryset=Ronde.objects.all(),
        to_field_name="code",
        label="Ronde",
        empty_label="Alle rondes",
    )
    stand = django_filters.ChoiceFilter(
        method="met_stand", choices=STANDEN, label="Stand", empty_label="Alle"
    )

    class Meta:
        model = Project
        fields: list[str] = []

    def zoek_in(self, queryset: QuerySet, _naam: str, waarde: str) -> QuerySet:
        """Search in title, number and organisation."""
        return queryset.filter(
            Q(aanvraag__titel__icontains=waarde)
            | Q(aanvraag__nummer__icontains=waarde)
            | Q(aanvraag__penvoerder__naam__icontains=waarde)
        )

    def met_stand(self, queryset: QuerySet, _naam: str, waarde: str) -> QuerySet:
        """Keep projects that run, or that are finished."""
        return queryset.filter(afgerond_op__isnull=waarde == "loopt")


class Projecten(Lijst):
    """Projects that the visitor may see; the coördinator also sees which can start."""

    model = Project
    template_name = "uitvoering/lijst.html"
    filterset_class = ProjectFilter

    def zichtbaar(self) -> QuerySet:
        """Return the projects with their reports, in a fixed number of queries."""
        rapportages = Prefetch("rapportages", Voortgangsrapportage.objects.order_by("uiterlijk"))
        return (
            super()
            .zichtbaar()
            .select_related("aanvraag__penvoerder", "aanvraag__ronde")
            .prefetch_related(rapportages)
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the letters that can become a project."""
        context = super().get_context_data(**kwargs)
        volgende = [(p, _volgende(p)) for p in context["object_list"]]
        context["rijen"] = [(p, r, r is not None and overzicht.te_laat(r)) for p, r in volgende]
        if mag(self.request.user, "uitvoering.start"):
            context["te_starten"] = Beschikking.objects.filter(
                bedrag__gt=0, verzonden_op__isnull=False, project=None
            ).select_related("aanvraag__penvoerder")
        return context


def _volgende(project: Project) -> Voortgangsrapportage | None:
    """Return the first report that is not accepted yet, from what was prefetched."""
    klaar = Voortgangsrapportage.Status.GEACCEPTEERD
    return next((r for r in project.rapportages.all() if r.status != klaar), None)


def _project(request: HttpRequest, nummer: str) -> Project:
    zichtbaar = Project.objects.zichtbaar_voor(request.user).select_related(
        "aanvraag__ronde", "aanvraag__penvoerder", "beschikking"
    )
    return get_object_or_404(zichtbaar, aanvraag__nummer=nummer)


@login_required
@require_safe
def project(request: HttpRequest, nummer: str) -> HttpResponse:
    """Show a project: its reports, what was promised to share, and what was shared (R42)."""
    rij = _project(request, nummer)
    rapportages = list(rij.rapportages.prefetch_related("metingen__indicator"))
    klaar = Voortgangsrapportage.Status.GEACCEPTEERD
    return render(
        request,
        "uitvoering/project.html",
        {
            "project": rij,
            "groepen": [overzicht.takengroep(rij)],
            "beloofd": beloften.van(rij.aanvraag),
            "gedeeld": [r for r in rapportages if r.kennisdeling and r.ingediend_op],
            "kan_afronden": mag(request.user, "uitvoering.rond_af", rij)
            and not rij.afgerond_op
            and all(r.status == klaar for r in rapportages),
        },
    )


def _rapportage(request: HttpRequest, pk: int) -> Voortgangsrapportage:
    zichtbaar = Voortgangsrapportage.objects.zichtbaar_voor(request.user).select_related(
        "project__aanvraag__ronde", "project__aanvraag__penvoerder"
    )
    return get_object_or_404(zichtbaar, pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rapportage(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in a report, or read it and judge it."""
    rij = _rapportage(request, pk)
    bewerkbaar = rij.status in services.BEWERKBAAR
    if bewerkbaar and mag(request.user, "uitvoering.rapporteer", rij.project):
        return _invullen(request, rij)
    if request.method == "POST":
        eis(request.user, "uitvoering.rapporteer", rij.project)
        messages.error(
            request, "Deze rapportage is al ingediend. U kunt haar niet meer veranderen."
        )
        return redirect("uitvoering:rapportage", pk)
    return _lezen(request, rij, TerugForm())


def _invullen(request: HttpRequest, rij: Voortgangsrapportage) -> HttpResponse:
    """Keep what was typed, complete or not; send it in when asked and complete."""
    form = RapportageForm(request.POST or None, rapportage=rij)
    if request.method == "POST" and form.is_valid():
        services.bewaar_rapportage(wie=request.user, rapportage=rij, gegevens=form.gegevens())
        if "indienen" not in request.POST:
            messages.success(request, "Uw rapportage is bewaard. Zij is nog niet ingediend.")
            return redirect("uitvoering:rapportage", rij.pk)
        rij = _rapportage(request, rij.pk)
        mist = services.ontbreekt(rij)
        for veld, zin in mist:
            form.add_error(veld, f"{zin}.")
        if not mist:
            with met_fouten(request, form) as uitkomst:
                services.dien_rapportage_in(wie=request.user, rapportage=rij)
            if uitkomst:
                messages.success(request, "Uw rapportage is ingediend. U hoort van de coördinator.")
                return redirect("uitvoering:project", rij.project.aanvraag.nummer)
    return render(request, "uitvoering/invullen.html", {"rapportage": rij, "form": form})


def _lezen(request: HttpRequest, rij: Voortgangsrapportage, form: TerugForm) -> HttpResponse:
    """Show a report beside what was promised; the coördinator can accept or return it."""
    status = Voortgangsrapportage.Status
    return render(
        request,
        "uitvoering/lezen.html",
        {
            "rapportage": rij,
            "metingen": rij.metingen.select_related("indicator"),
            "beloofd": beloften.van(rij.project.aanvraag),
            "form": form,
            "mag_beoordelen": rij.status == status.INGEDIEND
            and mag(request.user, "uitvoering.beoordeel_rapportage", rij),
            "leeg": rij.status == status.OPEN,
        },
    )


@login_required
@require_POST
def beoordeel(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a report, or return it with questions (R40)."""
    rij = _rapportage(request, pk)
    eis(request.user, "uitvoering.beoordeel_rapportage", rij)
    if "accepteer" in request.POST:
        with met_fouten(request) as uitkomst:
            services.accepteer(wie=request.user, rapportage=rij)
        if uitkomst:
            messages.success(
                request, "De rapportage is geaccepteerd. De aanbieder krijgt een mail."
            )
        return redirect("uitvoering:project", rij.project.aanvraag.nummer)
    form = TerugForm(request.POST)
    if form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.stuur_terug(
                wie=request.user, rapportage=rij, vragen=form.cleaned_data["vragen_aan"]
            )
        if uitkomst:
            messages.success(request, "De rapportage is teruggestuurd met uw vragen.")
            return redirect("uitvoering:project", rij.project.aanvraag.nummer)
    return _lezen(request, rij, form)


@login_required
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Start the project of one letter."""
    eis(request.user, "uitvoering.start")
    beschikking = get_object_or_404(Beschikking, pk=pk)
    with met_fouten(request) as uitkomst:
        rij = services.start_project(wie=request.user, beschikking=beschikking)
    if uitkomst:
        messages.success(request, f"Het project “{rij}” is gestart. De rapportages staan klaar.")
    return redirect("uitvoering:lijst")


@login_required
@require_POST
def rond_af(request: HttpRequest, nummer: str) -> HttpResponse:
    """Finish a project of which all reports were accepted."""
    rij = _project(request, nummer)
    eis(request.user, "uitvoering.rond_af", rij)
    with met_fouten(request) as uitkomst:
        services.rond_af(wie=request.user, project=rij)
    if uitkomst:
        messages.success(request, "Het project is afgerond.")
    return redirect("uitvoering:project", nummer)
