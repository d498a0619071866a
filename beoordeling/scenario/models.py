"""A saved way of weighing: what went in, what came out, and by which software (R23, R24)."""

from django.db import models

from beoordeling.weging.models import Advies
from deelnemers.personen.models import Gebruiker
from kern.basis.models import Eenmalig


class Scenario(Eenmalig):
    """One saved exploration; `invoer` is the whole problem, so that anyone can compute it again."""

    eenmalig = "A scenario is kept as it was computed; save another one."

    advies = models.ForeignKey(Advies, models.PROTECT, related_name="scenarios")
    nummer = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=80)
    reden = models.TextField()
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    op = models.DateTimeField()
    invoer = models.JSONField()
    invoer_sha256 = models.CharField(max_length=64)
    uitkomst = models.JSONField()
    software = models.CharField(max_length=60)  # versions of what computed it

    class Meta:
        ordering = ["nummer"]
        verbose_name_plural = "scenario's"
        constraints = [
            models.UniqueConstraint(fields=["advies", "nummer"], name="scenarionummer_eenmaal")
        ]

    def __str__(self) -> str:
        return f"Scenario {self.nummer}: {self.naam}"
