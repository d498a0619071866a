"""Committee, independence, secret scores, and the one bundled advice.

Rule ids: R20 composition, W20 independence, W21 secrecy, W22 reasons and quorum, W23 formula,
R23-R25 advice.
"""

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
