"""Twelve colleges decide each for itself on the one advice; the ceiling is never exceeded.

Rule ids: R01, R30-R32, W30, W31.
"""

from typing import Any

from django.db import models

from beoordeling.weging.models import Advies
from deelnemers.personen.models import Gebruiker


class Eenmalig(models.Model):
    """What a college decided is written once: never changed, never deleted (law 4)."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once. Raises TypeError on a second save."""
        if not self._state.adding:
            raise TypeError("A decision is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse: what was decided stays readable."""
        raise TypeError("A decision is never deleted.")


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
