"""The application: draft rows, frozen versions, criteria check, completion.

Answers are rows with a criterion (architecture law 6). What was submitted is frozen in
`Aanvraagversie` (law 4). A draft may be incomplete (W10), so its rows may hold empty values;
`aanvragen.volledig` says what is missing before it can be submitted.
"""

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
