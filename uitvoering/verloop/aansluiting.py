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
from kern.basis.tijd import lokaal, vandaag
from uitvoering.project.models import Project
from uitvoering.rapportage.aansluiting import rapportagetaken_van_aanbieder
from uitvoering.rapportage.beeld import rapportagegroep
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.rapportage.queries import af_te_ronden, rapportages_met_aanvraag


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


def taken_van_uitvoering(gebruiker: Any, *, onderwerp: int | None = None) -> Iterable[Taak]:
    """Return the tasks of an aanbieder and of the coördinator; or those about one application."""
    if aanbieders_van(gebruiker):
        yield from rapportagetaken_van_aanbieder(gebruiker, onderwerp)
    if aangesteld_als_coordinator(gebruiker):
        yield from _starttaken(onderwerp)
        yield from _leestaken(onderwerp)
        yield from _af_te_ronden_taken(onderwerp)
        if onderwerp is None:
            yield from _wachttaken()


def _starttaken(onderwerp: int | None) -> Iterator[Taak]:
    """Letters from which a project can start: how many, or whether this one."""
    klaar = Beschikking.objects.openbaar().filter(project=None)
    if onderwerp:
        klaar = klaar.filter(aanvraag=onderwerp)
    if aantal := klaar.count():
        eerste = klaar.select_related("aanvraag__ronde").first()
        assert eerste is not None
        yield Taak(
            f"Start {aantal} {'project' if aantal == 1 else 'projecten'}",
            "De beschikking is verzonden. Na de start staan de rapportages klaar.",
            reverse("uitvoering:lijst"),
            eerste.aanvraag.ronde.uitvoering_van,
            onderwerp=eerste.aanvraag_id if aantal == 1 else None,
        )


def _leestaken(onderwerp: int | None) -> Iterator[Taak]:
    """Reports that were sent in and not read."""
    rapportages = rapportages_met_aanvraag().filter(status=Voortgangsrapportage.Status.INGEDIEND)
    if onderwerp:
        rapportages = rapportages.filter(project__aanvraag=onderwerp)
    for r in rapportages:
        yield Taak(
            f"Lees de {r.naam.lower()} van {r.project.aanvraag.titel}",
            "Accepteer de rapportage, of stuur haar terug met vragen.",
            reverse("uitvoering:rapportage", args=[r.pk]),
            r.uiterlijk,
            onderwerp=r.project.aanvraag_id,
        )


def _af_te_ronden_taken(onderwerp: int | None) -> Iterator[Taak]:
    """Projects of which every report was accepted."""
    projecten = af_te_ronden().select_related("aanvraag")
    if onderwerp:
        projecten = projecten.filter(aanvraag=onderwerp)
    for project in projecten:
        yield Taak(
            f"Rond “{project.aanvraag.titel}” af",
            "Alle rapportages zijn geaccepteerd.",
            reverse("uitvoering:project", args=[project.aanvraag.nummer]),
            onderwerp=project.aanvraag_id,
        )


def _wachttaken() -> Iterator[Taak]:
    """Reports of aanbieders that are late, and that are still to come: how many, and the first."""
    te_maken = rapportages_met_aanvraag().te_maken()
    laat = te_maken.filter(uiterlijk__lt=vandaag())
    if aantal := laat.count():
        oudste = laat.first()
        assert oudste is not None
        yield Taak(
            f"{'1 rapportage is' if aantal == 1 else f'{aantal} rapportages zijn'} te laat",
            f"De oudste, van “{oudste.project.aanvraag.titel}”, was er uiterlijk "
            f"{datum_lang(oudste.uiterlijk)}. De aanbieder krijgt een herinnering.",
            reverse("uitvoering:lijst"),
            oudste.uiterlijk,
            wacht_op_anderen=True,
        )
    komend = te_maken.filter(uiterlijk__gte=vandaag())
    if aantal := komend.count():
        eerste = komend.first()
        assert eerste is not None
        yield Taak(
            "1 rapportage moet nog komen"
            if aantal == 1
            else f"{aantal} rapportages moeten nog komen",
            f"De eerste is er uiterlijk {datum_lang(eerste.uiterlijk)}.",
            reverse("uitvoering:lijst"),
            eerste.uiterlijk,
            wacht_op_anderen=True,
        )
