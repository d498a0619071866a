"""The opening of scores, and the note of the discussion (W21)."""

from django.db import models

from aanvragen.velden.models import Aanvraag
from deelnemers.personen.models import Gebruiker


class Bespreking(models.Model):
    """The secretaris opened the scores of one application to the members who may see it (W21)."""

    aanvraag = models.OneToOneField(Aanvraag, models.PROTECT, related_name="bespreking")
    geopend_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    geopend_op = models.DateTimeField()
    notitie = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "besprekingen"

    def __str__(self) -> str:
        return f"bespreking van {self.aanvraag}"
