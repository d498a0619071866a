"""Pages of the floor: projects, reports, and judging them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from besluitvorming.beschikking.models import Beschikking
from kern.toegang.rechten import eis, mag
from kern.ui.views import Lijst, met_fouten
from uitvoering.project.models import Project
from uitvoering.rapportage.beeld import rapportagegroep
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.rapportage.queries import beloofd_in_aanvraag, is_te_laat, volgende_rapportage
from uitvoering.verloop import services as verloop
from uitvoering.verloop.filters import ProjectFilter


class Projecten(Lijst):
    """Projects that the visitor may see; the coördinator also sees which can start."""

    model = Project
    template_name = "uitvoering/verloop/lijst.html"
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
        volgende = [(p, volgende_rapportage(p)) for p in context["object_list"]]
        context["rijen"] = [(p, r, r is not None and is_te_laat(r)) for p, r in volgende]
        if mag(self.request.user, "uitvoering.start"):
            context["te_starten"] = Beschikking.objects.filter(
                bedrag__gt=0, verzonden_op__isnull=False, project=None
            ).select_related("aanvraag__penvoerder")
        return context


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
        "uitvoering/verloop/project.html",
        {
            "project": rij,
            "groepen": [rapportagegroep(rij)],
            "beloofd": beloofd_in_aanvraag(rij.aanvraag),
            "gedeeld": [r for r in rapportages if r.kennisdeling and r.ingediend_op],
            "kan_afronden": mag(request.user, "uitvoering.rond_af", rij)
            and not rij.afgerond_op
            and all(r.status == klaar for r in rapportages),
        },
    )


@login_required
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Start the project of one letter."""
    eis(request.user, "uitvoering.start")
    beschikking = get_object_or_404(Beschikking, pk=pk)
    with met_fouten(request) as uitkomst:
        rij = verloop.start_project(wie=request.user, beschikking=beschikking)
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
        verloop.rond_af(wie=request.user, project=rij)
    if uitkomst:
        messages.success(request, "Het project is afgerond.")
    return redirect("uitvoering:project", nummer)
