"""The questionnaire, who was asked, and answers without a name (R52, W50)."""

import uuid

from django.db import models

from deelnemers.personen.models import Gebruiker
from regeling.ronde.models import Ronde


class Vragenronde(models.Model):
    """The questionnaire on this way of innovating, sent once to everyone involved (R52)."""

    ronde = models.OneToOneField(Ronde, models.PROTECT, related_name="vragenronde")
    gestart_op = models.DateTimeField()
    sluit_op = models.DateTimeField()

    class Meta:
        verbose_name_plural = "vragenrondes"

    def __str__(self) -> str:
        return f"vragenlijst {self.ronde}"


class Genodigde(models.Model):
    """Who was asked, in which role, and whether they answered; never what they answered."""

    vragenronde = models.ForeignKey(Vragenronde, models.CASCADE, related_name="genodigden")
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    rol = models.CharField(max_length=30)
    beantwoord = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "genodigden"
        constraints = [
            models.UniqueConstraint(fields=["vragenronde", "gebruiker"], name="genodigd_eenmaal")
        ]

    def __str__(self) -> str:
        return f"genodigde ({self.rol})"


class Respons(models.Model):
    """One anonymous set of answers: role and values, no person, no time, no order (W50).

    The key is random. `lichting` counts batches of five within a role: while the questionnaire is
    open only full batches are shown, so that nobody sees from the difference what one person said.
    """

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4)
    vragenronde = models.ForeignKey(Vragenronde, models.CASCADE, related_name="responsen")
    rol = models.CharField(max_length=30)
    lichting = models.PositiveSmallIntegerField(default=0)
    antwoorden = models.JSONField()  # question code -> value

    class Meta:
        ordering = ["uuid"]
        verbose_name_plural = "responsen"

    def __str__(self) -> str:
        return f"antwoorden ({self.rol})"
