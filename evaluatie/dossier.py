"""What the evaluation shows in the dossier of an application: one tab and its milestones."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from aanvragen.models import Aanvraag
from evaluatie import micro, resultaten
from evaluatie.models import Inzicht
from kern.rechten import mag
from kern.registers import DossierTab, Mijlpaal
from kern.tijd import lokaal, vandaag


def tab(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
    """Render the tab: promises, cases and insights of this project."""
    project = aanvraag.project
    context = {
        "project": project,
        "aanvraag": aanvraag,
        "resultaat": resultaten.resultaten([project])[0],
        "analyse": micro.analyses([project])[project.pk],
        "inzichten": Inzicht.objects.filter(project=project).prefetch_related("bouwstenen"),
    }
    return render_to_string("evaluatie/dossier.html", context, request)


def mijlpalen(aanvraag: Aanvraag, gebruiker: Any) -> Iterator[Mijlpaal]:
    """Tell the knowledge sessions and the day on which the evaluation is ready."""
    project = getattr(aanvraag, "project", None)
    if project is None or not mag(gebruiker, "evaluatie.dossier", aanvraag):
        return
    for sessie in project.kennissessies.all():
        yield Mijlpaal(
            sessie.datum, f"Kennissessie: {sessie.titel}", "Het project deelde wat het leerde."
        )
    ronde = aanvraag.ronde
    if oordeel := ronde.oordelen.order_by("-versie").first():
        keuze = oordeel.get_keuze_display()
        yield Mijlpaal(
            lokaal(oordeel.op).date(), "De regio heeft geëvalueerd", f"Het oordeel: {keuze}."
        )
        return
    yield Mijlpaal(
        ronde.evaluatie_uiterlijk,
        "De regio evalueert",
        "Uiterlijk op deze dag is de evaluatie klaar.",
        "nu" if project.afgerond_op or vandaag() >= ronde.evaluatie_uiterlijk else "straks",
    )


TAB = DossierTab("evaluatie", "Evaluatie", 70, "evaluatie.dossier", tab)
