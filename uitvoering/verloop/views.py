"""The projects that are carried out: the list, one project, its start and its end (R40, R42)."""

from operator import attrgetter
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from besluitvorming.beschikking.models import Beschikking
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import eis, mag
from kern.ui.rekenblad import Bladkolom, Celsoort
from kern.ui.views import Lijst, met_fouten
from uitvoering.project.models import Project
from uitvoering.rapportage.beeld import rapportagegroep
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.rapportage.queries import beloofd_in_aanvraag
from uitvoering.verloop import services
from uitvoering.verloop.beeld import Projectlijstregel, looptijdzin, projectregel
from uitvoering.verloop.filters import ProjectFilter
from uitvoering.verloop.queries import te_starten

MAX_TE_STARTEN = 50  # letters shown above the list; the rest comes up as these are started


class Projecten(Lijst):
    """Projects that the visitor may see; the coördinator also sees which can start."""

    model = Project
    template_name = "uitvoering/verloop/lijst.html"
    filterset_class = ProjectFilter
    bestandsnaam = "projecten"
    bladkolommen = (
        Bladkolom("nummer", attrgetter("project.aanvraag.nummer"), Celsoort.KENMERK),
        Bladkolom("ronde", attrgetter("project.aanvraag.ronde.naam")),
        Bladkolom("project", attrgetter("project.aanvraag.titel"), breedte=48),
        Bladkolom("aanbieder", attrgetter("project.aanvraag.penvoerder.naam")),
        Bladkolom("toegekend", attrgetter("project.bedrag"), Celsoort.BEDRAG),
        Bladkolom("start", attrgetter("project.start"), Celsoort.DATUM),
        Bladkolom("eind", attrgetter("project.eind"), Celsoort.DATUM),
        Bladkolom("stand", lambda regel: regel.stand[1], breedte=14),
        Bladkolom("volgende_rapportage", lambda r: r.volgende.naam if r.volgende else ""),
        Bladkolom(
            "uiterlijk", lambda r: r.volgende.uiterlijk if r.volgende else None, Celsoort.DATUM
        ),
    )

    def bladrijen(self, rijen: QuerySet[Project]) -> list[Projectlijstregel]:
        """The lines of the page."""
        return [projectregel(project) for project in rijen]

    def zichtbaar(self) -> QuerySet[Project]:
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
        context["rijen"] = [projectregel(project) for project in context["object_list"]]
        if mag(self.request.user, "uitvoering.start"):
            brieven = te_starten().select_related("aanvraag__penvoerder")
            context["te_starten"] = brieven[:MAX_TE_STARTEN]
        return context


def _project(request: IngelogdVerzoek, nummer: str) -> Project:
    zichtbaar = Project.objects.zichtbaar_voor(request.user).select_related(
        "aanvraag__ronde", "aanvraag__penvoerder", "beschikking"
    )
    return get_object_or_404(zichtbaar, aanvraag__nummer=nummer)


@login_required
@require_safe
def project(request: IngelogdVerzoek, nummer: str) -> HttpResponse:
    """Show a project: its reports, what was promised to share, and what was shared (R42)."""
    rij = _project(request, nummer)
    rapportages = list(rij.rapportages.all())
    mag_afronden = mag(request.user, "uitvoering.rond_af", rij) and not rij.afgerond_op
    context = {
        "project": rij,
        "looptijd": looptijdzin(rij),
        "groepen": [rapportagegroep(rij)],
        "beloofd": beloofd_in_aanvraag(rij.aanvraag),
        "gedeeld": [r for r in rapportages if r.kennisdeling and r.ingediend_op],
        "kan_afronden": mag_afronden and all(r.is_geaccepteerd for r in rapportages),
    }
    return render(request, "uitvoering/verloop/project.html", context)


@login_required
@require_POST
def start(request: IngelogdVerzoek, pk: int) -> HttpResponse:
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
def rond_af(request: IngelogdVerzoek, nummer: str) -> HttpResponse:
    """Finish a project of which all reports were accepted."""
    rij = _project(request, nummer)
    eis(request.user, "uitvoering.rond_af", rij)
    with met_fouten(request) as uitkomst:
        services.rond_af(wie=request.user, project=rij)
    if uitkomst:
        messages.success(request, "Het project is afgerond.")
    return redirect("uitvoering:project", nummer)
