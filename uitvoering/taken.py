"""What this floor asks of whom now (W60)."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse

from aanvragen.models import Aanvraag
from besluitvorming.models import Beschikking
from deelnemers.rollen import aanbieders_van, is_coordinator
from kern.registers import Taak
from kern.termijnen import datum_lang
from uitvoering.models import Project, Voortgangsrapportage
from uitvoering.overzicht import te_laat


def taken(gebruiker: Any) -> Iterable[Taak]:
    """Return the tasks of an aanbieder and of the coördinator."""
    if aanbieders_van(gebruiker):
        yield from _aanbieder(gebruiker)
    if is_coordinator(gebruiker):
        yield from _coordinator()


def _rapportages():
    return Voortgangsrapportage.objects.select_related("project__aanvraag")


def _aanbieder(gebruiker: Any) -> Iterator[Taak]:
    """Reports to make; those that were sent in wait for the coördinator."""
    eigen = _rapportages().filter(
        project__aanvraag__in=Aanvraag.objects.van_aanbieder(gebruiker).order_by()
    )
    for r in eigen.te_maken():
        terug = r.status == Voortgangsrapportage.Status.TERUGGESTUURD
        titel = r.project.aanvraag.titel
        yield Taak(
            f"Beantwoord de vragen bij {r.naam.lower()}" if terug else f"Maak uw {r.naam.lower()}",
            f"Project “{titel}”, uiterlijk {datum_lang(r.uiterlijk)}.",
            reverse("uitvoering:rapportage", args=[r.pk]),
            r.uiterlijk,
        )
    for r in eigen.filter(status=Voortgangsrapportage.Status.INGEDIEND):
        yield Taak(
            f"De coördinator leest uw {r.naam.lower()}",
            f"Project “{r.project.aanvraag.titel}”.",
            reverse("uitvoering:rapportage", args=[r.pk]),
            wacht_op_anderen=True,
        )


def _coordinator() -> Iterator[Taak]:
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
    for r in _rapportages().filter(status=Voortgangsrapportage.Status.INGEDIEND):
        yield Taak(
            f"Lees de {r.naam.lower()} van {r.project.aanvraag.titel}",
            "Accepteer de rapportage, of stuur haar terug met vragen.",
            reverse("uitvoering:rapportage", args=[r.pk]),
            r.uiterlijk,
        )
    yield from _af_te_ronden()
    laat, komend = [], []
    for r in _rapportages().te_maken():
        (laat if te_laat(r) else komend).append(r)
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


def _af_te_ronden() -> Iterator[Taak]:
    """Projects of which every report was accepted."""
    for project in Project.objects.af_te_ronden().select_related("aanvraag"):
        yield Taak(
            f"Rond “{project.aanvraag.titel}” af",
            "Alle rapportages zijn geaccepteerd.",
            reverse("uitvoering:project", args=[project.aanvraag.nummer]),
        )
