"""What the evaluation asks of whom now, derived from the state of things (W60)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Count
from django.urls import reverse

from aanvragen.models import Aanvraag
from deelnemers.rollen import aanbieders_van, is_coordinator
from evaluatie.models import Genodigde
from kern.registers import Taak
from kern.tijd import lokaal, nu, vandaag
from regeling.models import Ronde
from uitvoering.models import Project

VOORAF = timedelta(days=120)  # so long before its end the evaluation asks for work


def taken(gebruiker: Any) -> Iterable[Taak]:
    """Return the tasks of everyone who was asked, of an aanbieder and of the coördinator."""
    if not gebruiker.is_authenticated:
        return
    yield from _vragenlijst(gebruiker)
    if aanbieders_van(gebruiker):
        yield from _aanbieder(gebruiker)
    if is_coordinator(gebruiker):
        yield from _coordinator()


def _vragenlijst(gebruiker: Any) -> Iterator[Taak]:
    """The questionnaire, until it closes."""
    open_ = Genodigde.objects.filter(
        gebruiker=gebruiker, beantwoord=False, vragenronde__sluit_op__gt=nu()
    )
    for genodigde in open_.select_related("vragenronde__ronde"):
        vragenronde = genodigde.vragenronde
        yield Taak(
            f"Vul de vragenlijst over {vragenronde.ronde.naam} in",
            "Het kost vijf minuten. Uw antwoorden zijn anoniem.",
            reverse("evaluatie:vragenlijst", args=[vragenronde.ronde.code]),
            lokaal(vragenronde.sluit_op).date(),
        )


def _aanbieder(gebruiker: Any) -> Iterator[Taak]:
    """Cases, in the last months before the evaluation must be ready."""
    eigen = (
        Project.objects.filter(
            aanvraag__in=Aanvraag.objects.van_aanbieder(gebruiker).order_by(),
            aanvraag__ronde__evaluatie_uiterlijk__gte=vandaag(),
            aanvraag__ronde__evaluatie_uiterlijk__lte=vandaag() + VOORAF,
        )
        .select_related("aanvraag__ronde")
        .annotate(aantal=Count("casussen"))
    )
    for project in eigen.filter(aantal=0):
        yield Taak(
            f"Voeg casussen toe aan {project.aanvraag.titel}",
            "Laat met een paar anonieme situaties zien wat er veranderde en wat het kostte.",
            reverse("evaluatie:project", args=[project.aanvraag.nummer]),
            project.aanvraag.ronde.evaluatie_uiterlijk,
        )


def _coordinator() -> Iterator[Taak]:
    """Session, questionnaire and judgement of every ronde with projects and no judgement yet."""
    rondes = (
        Ronde.objects.filter(
            aanvragen__project__isnull=False, evaluatie_uiterlijk__lte=vandaag() + VOORAF
        )
        .filter(oordelen=None)
        .select_related("vragenronde")
        .annotate(sessies=Count("kennissessies", distinct=True))
        .distinct()
    )
    for ronde in rondes:
        yield from _van_ronde(ronde)


def _van_ronde(ronde: Ronde) -> Iterator[Taak]:
    def naar(naam: str) -> str:
        return reverse(f"evaluatie:{naam}", args=[ronde.code])

    dag: date = ronde.evaluatie_uiterlijk
    if not ronde.sessies:  # type: ignore[attr-defined]
        yield Taak(
            "Houd een kennissessie en leg vast wat u leerde",
            f"{ronde.naam} heeft nog geen kennissessie.",
            naar("bouwstenen"),
            dag,
        )
    vragenronde = getattr(ronde, "vragenronde", None)
    if vragenronde is None:
        yield Taak(
            "Verstuur de vragenlijst aan alle betrokkenen",
            f"Vraag wat zij vinden van {ronde.naam}.",
            naar("innoveren"),
            dag,
        )
    yield Taak(
        f"Schrijf het oordeel over {ronde.naam}",
        "Gaat de regio door, anders door of stopt zij? Daarna is het verslag klaar.",
        naar("oordeel"),
        dag,
    )
