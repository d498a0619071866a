"""What projects offer the house: tasks (W60), the dossier (W62) and log sentences."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from aanvragen.velden.models import Aanvraag
from kern.aansluiting.registers import (
    DossierTab,
    Mijlpaal,
    Taak,
    dossier_gebeurtenissen,
    dossier_tabs,
    taken,
)
from kern.basis.tekst import aantal_van
from kern.logboek.teksten import registreer_logzin
from kern.logboek.zegel import Verzegeld, registreer_verzegeld
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie
from uitvoering.project.models import Project
from uitvoering.rapportage.beeld import rapportagegroep
from uitvoering.verloop.beeld import looptijdzin, mijlpalen_van
from uitvoering.verloop.queries import af_te_ronden, te_starten

registreer_logzin("uitvoering.start", "startte het project")
registreer_logzin("uitvoering.rond_af", "rondde het project af")


def uitvoering_tab(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
    """Render the tab: reports and their state."""
    project = Project.objects.filter(aanvraag=aanvraag).first()
    context: dict[str, Any] = {"project": project, "aanvraag": aanvraag}
    if project:
        context |= {"looptijd": looptijdzin(project), "groepen": [rapportagegroep(project)]}
    return render_to_string("uitvoering/verloop/tab.html", context, request)


dossier_tabs.registreer(
    DossierTab("uitvoering", "Uitvoering", 60, "uitvoering.heeft_project", uitvoering_tab)
)


@dossier_gebeurtenissen.registreer
def mijlpalen(aanvraag: Aanvraag, gebruiker: Wie) -> Iterator[Mijlpaal]:
    """Tell the start, every report and the end of the project; the same to everyone."""
    if project := Project.objects.filter(aanvraag=aanvraag).first():
        yield from mijlpalen_van(project)


@taken.registreer
def starttaken(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Letters from which the coördinator can start a project: how many, or whether this one."""
    if not mag(gebruiker, "uitvoering.start"):
        return
    klaar = te_starten(onderwerp).select_related("aanvraag__ronde")
    aantal = klaar.count()
    eerste = klaar.first() if aantal else None
    if eerste:
        yield Taak(
            f"Start {aantal_van(aantal, 'project', 'projecten')}",
            "De beschikking is verzonden. Na de start staan de rapportages klaar.",
            reverse("uitvoering:lijst"),
            eerste.aanvraag.ronde.uitvoering_van,
            onderwerp=eerste.aanvraag_id if aantal == 1 else None,
        )


@taken.registreer
def afrondtaken(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Projects of which every report was accepted."""
    if not mag(gebruiker, "uitvoering.rond_af"):
        return
    for project in af_te_ronden(onderwerp).select_related("aanvraag"):
        yield Taak(
            f"Rond “{project.aanvraag.titel}” af",
            "Alle rapportages zijn geaccepteerd.",
            reverse("uitvoering:project", args=[project.aanvraag.nummer]),
            onderwerp=project.aanvraag_id,
        )


registreer_verzegeld(
    Verzegeld(
        model=Project,
        naam="project",
        velden=(
            "aanvraag_id",
            "beschikking_id",
            "bedrag",
            "start",
            "eind",
            "gestart_op",
            "afgerond_op",
        ),
        wijzigt=frozenset({"uitvoering.rond_af"}),
    )
)
