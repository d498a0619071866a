"""What was published of a ronde: frozen, version after version (W01)."""

from django.db import models

from kern.basis.models import Eenmalig
from regeling.ronde.models import Ronde


class RondeVersie(Eenmalig):
    """What was published, frozen (W01). Never updated; a change is a new row with its reason."""

    eenmalig = "A published version is never changed; make a new one."

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField()
    inhoud = models.JSONField()
    sha256 = models.CharField(max_length=64)
    gepubliceerd_op = models.DateTimeField()
    reden = models.TextField(blank=True)

    class Meta:
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(fields=["ronde", "nummer"], name="rondeversie_nummer_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.ronde}, versie {self.nummer}"
