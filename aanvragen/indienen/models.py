"""What was received, frozen: a version with its content, hash and moment (W11, law 5)."""

import uuid

from django.db import models

from aanvragen.velden.models import Aanvraag
from deelnemers.personen.models import Gebruiker
from kern.basis.models import Eenmalig
from kern.ui.bedrag import BedragField


class Aanvraagversie(Eenmalig):
    """Exactly what was received, frozen: canonical content, hash, time (W11). Never updated."""

    eenmalig = "A received version is never changed; make a new one."

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField()
    inhoud = models.JSONField()  # follows /schemas/aanvraag-1.json
    sha256 = models.CharField(max_length=64)
    ingediend_op = models.DateTimeField()
    ingediend_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    sleutel = models.UUIDField(unique=True, default=uuid.uuid4)  # one submission per key (W12)
    gevraagd = BedragField()
    kader = models.JSONField(default=dict)  # what a receipt shows beside the content; see `rekenen`

    class Meta:
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "nummer"], name="versie_nummer_eenmaal")
        ]

    def __str__(self) -> str:
        return f"versie {self.nummer}"

    @property
    def indiener(self) -> str:
        """The name of who submitted, as it was then."""
        return self.kader.get("indiener") or self.ingediend_door.naam
