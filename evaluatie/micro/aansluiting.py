"""What the micro-analysis offers the house: the task to add cases (W60), sentences of the log."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from deelnemers.organisaties.queries import aanbieders_van
from kern.aansluiting import registers
from kern.aansluiting.registers import Taak
from kern.basis.tijd import vandaag
from kern.logboek.teksten import registreer_logzin
from kern.toegang.wie import Wie
from uitvoering.project.models import Project

EVALUATIE_VOORAF = timedelta(days=120)  # so long before its end the evaluation asks for work


def casustaken(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Ask an aanbieder for cases, in the last months before the evaluation must be ready.

    With `onderwerp` of that application only.
    """
    if not gebruiker.is_authenticated or not aanbieders_van(gebruiker):
        return
    eigen = (
        Project.objects.filter(
            aanvraag__in=Aanvraag.objects.van_aanbieder(gebruiker).order_by(),
            aanvraag__ronde__evaluatie_uiterlijk__gte=vandaag(),
            aanvraag__ronde__evaluatie_uiterlijk__lte=vandaag() + EVALUATIE_VOORAF,
        )
        .select_related("aanvraag__ronde")
        .annotate(aantal=Count("casussen"))
    )
    if onderwerp:
        eigen = eigen.filter(aanvraag=onderwerp)
    for project in eigen.filter(aantal=0):
        yield Taak(
            f"Voeg casussen toe aan {project.aanvraag.titel}",
            "Laat met een paar anonieme situaties zien wat er veranderde en wat het kostte.",
            reverse("evaluatie:project", args=[project.aanvraag.nummer]),
            project.aanvraag.ronde.evaluatie_uiterlijk,
            onderwerp=project.aanvraag_id,
        )


registers.taken.registreer(casustaken)
registreer_logzin("evaluatie.voeg_casus_toe", "voegde een casus toe aan de micro-analyse")
registreer_logzin("evaluatie.wijzig_casus", "wijzigde een casus van de micro-analyse")
