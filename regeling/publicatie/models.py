"""The rules of a ronde: everything the scheme fixes is data here, not code (R03, law 5)."""

from django.db import models

from regeling.ronde.models import Ronde


class RondeVersie(models.Model):
    """What was published, frozen (W01). Never updated; a change is a new row with its reason."""

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

    def save(self, *args, **kwargs):
        """Write once: what was published never changes (W01). Raises TypeError on a second save."""
        if not self._state.adding:
            raise TypeError("A published version is never changed; make a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Refuse: what was published stays readable."""
        raise TypeError("A published version is never deleted.")
