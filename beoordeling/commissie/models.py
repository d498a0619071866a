"""The committee of a ronde and its seats (R20)."""

from typing import Self

from django.db import models
from django.db.models import Q
from django_fsm import FSMField, transition

from deelnemers.personen.models import Gebruiker
from regeling.ronde.models import Ronde


class Commissie(models.Model):
    """The independent committee of one ronde; it can't start before R20 is met."""

    class Status(models.TextChoices):
        SAMENSTELLEN = "samenstellen", "wordt samengesteld"
        GESTART = "gestart", "beoordeelt"

    ronde = models.OneToOneField(Ronde, models.PROTECT, related_name="commissie")
    status = FSMField(default=Status.SAMENSTELLEN, choices=Status, protected=True)
    gestart_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "commissies"

    def __str__(self) -> str:
        return f"Commissie {self.ronde}"

    @transition(status, source=Status.SAMENSTELLEN, target=Status.GESTART)
    def naar_gestart(self) -> None:
        """The committee is complete and may read applications."""


class ZetelQuerySet(models.QuerySet["Zetel"]):
    """Questions about seats."""

    def actief(self) -> Self:
        """Seats that are part of the committee now."""
        return self.filter(beeindigd_op=None)

    def scorend(self) -> Self:
        """Seats of those who give scores: the chair and the members (R20)."""
        return self.exclude(functie=Zetel.Functie.SECRETARIS)


class Zetel(models.Model):
    """A seat with its profielschets; the secretaris supports and never scores (R20)."""

    class Functie(models.TextChoices):
        VOORZITTER = "voorzitter", "voorzitter"
        LID = "lid", "commissielid"
        SECRETARIS = "secretaris", "secretaris"

    class Deskundigheid(models.TextChoices):
        BESTUUR = "bestuur", "ruime bestuurlijke ervaring"
        CLIENT = "client", "cliëntenperspectief"
        ZORG = "zorg", "zorg"
        WELZIJN = "welzijn", "welzijn"
        DOELGROEPEN = "doelgroepen", "doelgroepen"
        INKOOP = "inkoop", "inkoop"

    commissie = models.ForeignKey(Commissie, models.PROTECT, related_name="zetels")
    functie = models.CharField(max_length=12, choices=Functie)
    profielschets = models.TextField()
    deskundigheden = models.JSONField(default=list)  # codes of Deskundigheid
    gebruiker = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="zetels"
    )
    beeindigd_op = models.DateTimeField(null=True)  # replaced; what was final stays valid

    objects = ZetelQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "zetels"
        constraints = [
            models.UniqueConstraint(
                fields=["commissie", "gebruiker"], name="een_zetel_per_persoon"
            ),
            models.UniqueConstraint(
                fields=["commissie"],
                condition=Q(functie="voorzitter", beeindigd_op=None),
                name="een_voorzitter",
            ),
            models.UniqueConstraint(
                fields=["commissie"],
                condition=Q(functie="secretaris", beeindigd_op=None),
                name="een_secretaris",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_functie_display()} ({self.gebruiker or 'nog niet ingevuld'})"

    @property
    def houder(self) -> Gebruiker:
        """Who holds the seat; a seat of a started committee is never empty (R20)."""
        if self.gebruiker is None:
            raise ValueError("Nobody holds this seat.")
        return self.gebruiker

    @property
    def scoort(self) -> bool:
        """Chair and members score; the secretaris does not."""
        return self.functie != self.Functie.SECRETARIS
