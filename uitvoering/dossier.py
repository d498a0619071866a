"""What this floor shows on the dossier of an application."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from aanvragen.models import Aanvraag
from kern.registers import DossierTab, Mijlpaal
from kern.tijd import lokaal
from uitvoering import overzicht
from uitvoering.models import Project, Voortgangsrapportage


def tab(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
    """Render the tab: reports and their state."""
    project = Project.objects.filter(aanvraag=aanvraag).first()
    groepen = [overzicht.takengroep(project)] if project else []
    context = {"project": project, "groepen": groepen, "aanvraag": aanvraag}
    return render_to_string("uitvoering/_tab.html", context, request)


def mijlpalen(aanvraag: Aanvraag, gebruiker: Any) -> Iterator[Mijlpaal]:
    """Tell the start, every report and the end of the project."""
    project = Project.objects.filter(aanvraag=aanvraag).first()
    if project is None:
        return
    yield Mijlpaal(lokaal(project.gestart_op).date(), "Het project is gestart")
    for r in project.rapportages.all():
        if r.status == Voortgangsrapportage.Status.GEACCEPTEERD and r.ingediend_op:
            yield Mijlpaal(lokaal(r.ingediend_op).date(), f"{r.naam} ingediend en geaccepteerd")
        elif r.status == Voortgangsrapportage.Status.INGEDIEND and r.ingediend_op:
            yield Mijlpaal(
                lokaal(r.ingediend_op).date(),
                f"{r.naam} ingediend",
                "De coördinator leest haar.",
                "nu",
            )
        else:
            yield Mijlpaal(r.uiterlijk, r.naam, "Uiterlijk op deze dag.", "straks")
    if project.afgerond_op:
        yield Mijlpaal(lokaal(project.afgerond_op).date(), "Het project is afgerond")


TAB = DossierTab("uitvoering", "Uitvoering", 60, "uitvoering.heeft_project", tab)
