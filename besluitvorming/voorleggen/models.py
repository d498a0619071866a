"""That the advice was put before the colleges: once, by whom and when (R30)."""

from django.db import models

from beoordeling.weging.models import Advies
from deelnemers.personen.models import Gebruiker
from kern.basis.models import Eenmalig


class Voorlegging(Eenmalig):
    """The coördinator put one version of the advice before all colleges (R30)."""

    advies = models.OneToOneField(Advies, models.PROTECT, related_name="voorlegging")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["op"]
        verbose_name_plural = "voorleggingen"

    def __str__(self) -> str:
        return f"{self.advies} bij de colleges"
