"""The share of every municipality in every project of an advice (R32, X01)."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from aanvragen.velden.models import Aanvraag
from beoordeling.weging.models import Advies
from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.queries import gemeenten_van
from kern.toegang.wie import Wie
from kern.ui.bedrag import BedragField


def telt_mee(pad: str = "") -> Q:
    """The one condition for a share to count: its project was not withdrawn (W14).

    `pad` is the road from the model that is asked to its shares, such as "aandelen__".
    """
    return ~Q(**{f"{pad}aanvraag__status": Aanvraag.Status.INGETROKKEN})


class AandeelQuerySet(models.QuerySet["Aandeel"]):
    """Questions about shares."""

    def geldend(self) -> Self:
        """Shares in projects that were not withdrawn before a college decided (W14)."""
        return self.filter(telt_mee())

    def open(self) -> Self:
        """Shares on which the college has not decided."""
        return self.geldend().filter(besluit=None)

    def van(self, gebruiker: Wie) -> Self:
        """Shares of the municipality this person works for, and of those that merged into it (R30)."""
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
    def besloten(self) -> Any:
        """What the college decided on it, or None; selects unless it was fetched along.

        A `Projectbesluit`, which a higher kamer knows; hence no type.
        """
        return getattr(self, "besluit", None)
