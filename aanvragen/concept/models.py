"""Completion requests: what opens a submitted application again for a while (W13)."""

from django.db import models
from django.db.models import Q

from aanvragen.velden.models import Aanvraag
from deelnemers.personen.models import Gebruiker


class Aanvulling(models.Model):
    """A completion request; during its hersteltermijn the decision term stands still (W13)."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="aanvullingen")
    tekst = models.TextField()
    gevraagd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField()
    uiterlijk = models.DateField()
    uitleg = models.TextField(blank=True)  # how the date was found (Algemene termijnenwet)
    onderdelen = models.JSONField(default=list)  # codes of the sections that may be changed
    ontvangen_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["gevraagd_op"]
        verbose_name_plural = "aanvullingen"
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag"], condition=Q(ontvangen_op=None), name="een_open_aanvulling"
            )
        ]

    def __str__(self) -> str:
        return f"aanvulling uiterlijk {self.uiterlijk}"
