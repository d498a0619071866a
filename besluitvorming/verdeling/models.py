"""Questions about shares and letters; the one filter per person that pages and exports share.

Twelve colleges decide each for itself on the one advice; the ceiling is never exceeded.

Rule ids: R01, R30-R32, W30, W31.
"""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from aanvragen.velden.models import Aanvraag
from beoordeling.weging.models import Advies
from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.queries import gemeente_van
from kern.basis.tijd import vandaag
from kern.ui.bedrag import BedragField

if TYPE_CHECKING:
    from besluitvorming.besluiten.models import Projectbesluit

INGETROKKEN = "ingetrokken"


def gemeenten_van(gebruiker: Any) -> models.QuerySet[Gemeente]:
    """The municipality someone works for, and those that merged into it (R05)."""
    eigen = gemeente_van(gebruiker)
    if eigen is None:
        return Gemeente.objects.none()
    opgegaan = Q(opgevolgd_door=eigen, geldig_tot__lt=vandaag())
    return Gemeente.objects.filter(Q(pk=eigen.pk) | opgegaan)


class AandeelQuerySet(models.QuerySet):
    """Questions about shares."""

    def geldend(self) -> Self:
        """Shares in projects that were not withdrawn before a college decided (W14)."""
        return self.exclude(aanvraag__status=INGETROKKEN)

    def open(self) -> Self:
        """Shares on which the college has not decided."""
        return self.geldend().filter(besluit=None)

    def van(self, gebruiker: Any) -> Self:
        """Shares of the municipality this person works for (R30)."""
        return self.filter(gemeente__in=gemeenten_van(gebruiker))


class Aandeel(models.Model):
    """A municipality's share in the advised amount of one project, by the verdeelsleutel (X01).

    Fixed when the advice is put before the colleges. A row exists for every municipality the
    project concerns, also for rejections (amount 0): that college decides.
    """

    advies = models.ForeignKey(Advies, models.PROTECT, related_name="aandelen")
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="aandelen")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="aandelen")
    bedrag = BedragField()

    objects = AandeelQuerySet.as_manager()

    class Meta:
        ordering = ["aanvraag__nummer", "gemeente__naam"]
        verbose_name_plural = "aandelen"
        constraints = [
            models.UniqueConstraint(
                fields=["advies", "aanvraag", "gemeente"], name="aandeel_eenmaal"
            ),
            models.CheckConstraint(condition=Q(bedrag__gte=0), name="aandeel_niet_negatief"),
        ]

    def __str__(self) -> str:
        return f"aandeel van {self.gemeente} in {self.aanvraag}"

    @property
    def besloten(self) -> "Projectbesluit | None":
        """What the college decided on it, or None; selects unless it was fetched along."""
        return getattr(self, "besluit", None)
