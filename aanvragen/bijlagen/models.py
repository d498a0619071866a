"""Uploads of an application; what a version holds of them is its name and hash (W11)."""

import uuid

from django.db import models

from aanvragen.velden.models import Aanvraag
from deelnemers.personen.models import Gebruiker


def bijlagebestandsnaam(bijlage: "Bijlage", _naam: str) -> str:
    """Return where an upload is stored: a name that says nothing and never changes."""
    return f"bijlagen/{bijlage.uuid.hex[:2]}/{bijlage.uuid}"


class Bijlage(models.Model):
    """An inspected upload; its hash is part of the receipt (W11).

    Taking one away hides it from later versions; the file stays, a version may refer to it.
    """

    uuid = models.UUIDField(unique=True, default=uuid.uuid4)
    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="bijlagen")
    naam = models.CharField(max_length=200)
    bestand = models.FileField(upload_to=bijlagebestandsnaam)
    mediatype = models.CharField(max_length=100)
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    toegevoegd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    toegevoegd_op = models.DateTimeField()
    verwijderd_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "bijlagen"

    def __str__(self) -> str:
        return self.naam
