"""What the evaluation asks of whom now, derived from the state of things (W60)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from kern.aansluiting.registers import Taak
from kern.basis.tijd import vandaag
from uitvoering.project.models import Project

EVALUATIE_VOORAF = timedelta(days=120)  # so long before its end the evaluation asks for work


def casustaken(gebruiker: Any, onderwerp: int | None = None) -> Iterator[Taak]:
    """Cases, in the last months before the evaluation must be ready."""
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
