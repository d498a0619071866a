"""What this floor shows on the dossier of an application.

What this floor asks of whom now (W60).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from aanvragen.velden.models import Aanvraag
from besluitvorming.beschikking.models import Beschikking
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen.queries import aangesteld_als_coordinator
from kern.aansluiting.registers import DossierTab, Mijlpaal, Taak
from kern.basis.termijnen import datum_lang
from kern.basis.tijd import lokaal
from uitvoering.project.models import Project
from uitvoering.rapportage.aansluiting import rapportagetaken_van_aanbieder
from uitvoering.rapportage.beeld import rapportagegroep
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.rapportage.queries import af_te_ronden, is_te_laat, rapportages_met_aanvraag


def uitvoering_tab(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
    """Render the tab: reports and their state."""
    project = Project.objects.filter(aanvraag=aanvraag).first()
    groepen = [rapportagegroep(project)] if project else []
    context = {"project": project, "groepen": groepen, "aanvraag": aanvraag}
    return render_to_string("uitvoering/verloop/_tab.html", context, request)


def mijlpalen_van_uitvoering(aanvraag: Aanvraag, gebruiker: Any) -> Iterator[Mijlpaal]:
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


UITVOERING_TAB = DossierTab(
    "uitvoering", "Uitvoering", 60, "uitvoering.heeft_project", uitvoering_tab
)


def taken_van_uitvoering(gebruiker: Any) -> Iterable[Taak]:
    """Return the tasks of an aanbieder and of the coördinator."""
    if aanbieders_van(gebruiker):
        yield from rapportagetaken_van_aanbieder(gebruiker)
    if aangesteld_als_coordinator(gebruiker):
        yield from _taken_van_coordinator()


def _taken_van_coordinator() -> Iterator[Taak]:
    """Letters that can start, reports to read, and reports that are awaited."""
    klaar = Beschikking.objects.filter(bedrag__gt=0, verzonden_op__isnull=False, project=None)
    if aantal := klaar.count():
        eerste = klaar.select_related("aanvraag__ronde").first()
        assert eerste is not None
        yield Taak(
            f"Start {aantal} {'project' if aantal == 1 else 'projecten'}",
            "De beschikking is verzonden. Na de start staan de rapportages klaar.",
            reverse("uitvoering:lijst"),
            eerste.aanvraag.ronde.uitvoering_van,
        )
    for r in rapportages_met_aanvraag().filter(status=Voortgangsrapportage.Status.INGEDIEND):
        yield Taak(
            f"Lees de {r.naam.lower()} van {r.project.aanvraag.titel}",
            "Accepteer de rapportage, of stuur haar terug met vragen.",
            reverse("uitvoering:rapportage", args=[r.pk]),
            r.uiterlijk,
        )
    yield from _af_te_ronden_taken()
    laat, komend = [], []
    for r in rapportages_met_aanvraag().te_maken():
        (laat if is_te_laat(r) else komend).append(r)
    if laat:
        yield Taak(
            f"{_rapportages_zijn(laat)} te laat",
            f"De oudste, van “{laat[0].project.aanvraag.titel}”, was er uiterlijk "
            f"{datum_lang(laat[0].uiterlijk)}. De aanbieder krijgt een herinnering.",
            reverse("uitvoering:lijst"),
            laat[0].uiterlijk,
            wacht_op_anderen=True,
        )
    if komend:
        yield Taak(
            "1 rapportage moet nog komen"
            if len(komend) == 1
            else f"{len(komend)} rapportages moeten nog komen",
            f"De eerste is er uiterlijk {datum_lang(komend[0].uiterlijk)}.",
            reverse("uitvoering:lijst"),
            komend[0].uiterlijk,
            wacht_op_anderen=True,
        )


def _rapportages_zijn(rijen: list[Voortgangsrapportage]) -> str:
    return "1 rapportage is" if len(rijen) == 1 else f"{len(rijen)} rapportages zijn"


def _af_te_ronden_taken() -> Iterator[Taak]:
    """Projects of which every report was accepted."""
    for project in af_te_ronden().select_related("aanvraag"):
        yield Taak(
            f"Rond “{project.aanvraag.titel}” af",
            "Alle rapportages zijn geaccepteerd.",
            reverse("uitvoering:project", args=[project.aanvraag.nummer]),
        )
