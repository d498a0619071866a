"""Organisations, who works there and who is invited (R10).

Someone is aanbieder by a `Lidmaatschap`, which only an invitation or registering one gives.
"""

from datetime import datetime, timedelta
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.models import Gebruiker
from kern.basis.tijd import nu

UITNODIGING_GELDIG = timedelta(days=14)


kvk_nummer_geldig = RegexValidator(r"^\d{8}$", "Een KvK-nummer heeft 8 cijfers.")


class Aanbiederoordeel(models.TextChoices):
    """What the coördinator found of an organisation that registered itself (R10, W15)."""

    OPEN = "open", "nog niet gecontroleerd"
    BEVESTIGD = "bevestigd", "bevestigd als aanbieder"
    GEWEIGERD = "geweigerd", "niet bevestigd als aanbieder"


class AanbiederQuerySet(models.QuerySet["Aanbieder"]):
    """Questions about organisations."""

    def bevestigd(self) -> Self:
        """Organisations that the coördinator confirmed: who they say they are, and a provider."""
        return self.filter(oordeel=Aanbiederoordeel.BEVESTIGD)


class Aanbieder(models.Model):
    """A provider of care or welfare (R10: contracted or not).

    Whoever registers types a name and a number that anyone can look up. Nothing of others opens by
    that: the coördinator confirms with evidence that it is this organisation, and a provider.
    """

    Oordeel = Aanbiederoordeel

    naam = models.CharField(max_length=160)
    kvk_nummer = models.CharField(
        "KvK-nummer", max_length=8, unique=True, validators=[kvk_nummer_geldig]
    )
    straat = models.CharField("straat en huisnummer", max_length=120)
    postcode = models.CharField(max_length=7)
    plaats = models.CharField(max_length=80)
    gecontracteerd = models.BooleanField(default=False)
    actief_in = models.ManyToManyField(Gemeente, related_name="aanbieders")
    werk = models.TextField(blank=True)  # which care or welfare it gives, in its own words
    oordeel = models.CharField(
        max_length=12, choices=Aanbiederoordeel, default=Aanbiederoordeel.OPEN
    )
    oordeel_grond = models.TextField(blank=True)  # what it rests on: an extract, a contract, a call
    oordeel_op = models.DateTimeField(null=True, blank=True)
    oordeel_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AanbiederQuerySet.as_manager()

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(oordeel=Aanbiederoordeel.OPEN)
                | Q(oordeel_op__isnull=False) & ~Q(oordeel_grond=""),
                name="oordeel_over_aanbieder_heeft_grond",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_bevestigd(self) -> bool:
        """Whether the coördinator confirmed this organisation."""
        return self.oordeel == Aanbiederoordeel.BEVESTIGD


class LidmaatschapManager(models.Manager["Lidmaatschap"]):
    """Reads memberships with their organisation: they are never shown without."""

    def get_queryset(self) -> models.QuerySet["Lidmaatschap"]:
        """Join the organisation, also when memberships of many people are fetched along."""
        return super().get_queryset().select_related("aanbieder")


class Lidmaatschap(models.Model):
    """Someone works for an aanbieder; `beheert` may invite colleagues."""

    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="lidmaatschappen")
    aanbieder = models.ForeignKey(Aanbieder, models.PROTECT, related_name="leden")
    beheert = models.BooleanField(default=False)
    sinds = models.DateTimeField()

    objects = LidmaatschapManager()

    class Meta:
        ordering = ["gebruiker__naam"]
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "aanbieder"], name="lidmaatschap_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} bij {self.aanbieder}"


class UitnodigingQuerySet(models.QuerySet):
    """Questions about invitations."""

    def open(self) -> Self:
        """Invitations that can still be accepted."""
        return self.filter(aanvaard_op=None, verstuurd_op__gt=nu() - UITNODIGING_GELDIG)


class Uitnodiging(models.Model):
    """An invitation to join an aanbieder; accepted once, within 14 days, by that address."""

    aanbieder = models.ForeignKey(Aanbieder, models.CASCADE, related_name="uitnodigingen")
    email = models.EmailField()
    code = models.CharField(max_length=64, unique=True)  # SHA-256 of the code in the mail
    door = models.ForeignKey(Gebruiker, models.PROTECT)
    verstuurd_op = models.DateTimeField()
    aanvaard_op = models.DateTimeField(null=True)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        ordering = ["-verstuurd_op"]
        verbose_name_plural = "uitnodigingen"

    def __str__(self) -> str:
        return self.email

    @property
    def geldig_tot(self) -> datetime:
        """From this moment on the invitation is refused."""
        return self.verstuurd_op + UITNODIGING_GELDIG
