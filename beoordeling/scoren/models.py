"""Assessments and scores of the members (W21, W22)."""

from django.db import models
from django.db.models import Q
from django_fsm import FSMField, transition

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from regeling.ronde.models import Criterium


class Beoordeling(models.Model):
    """One member's assessment of one version of one application; frozen once final (law 4)."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "concept"
        DEFINITIEF = "definitief", "definitief"

    zetel = models.ForeignKey(Zetel, models.PROTECT, related_name="beoordelingen")
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="beoordelingen")
    versie = models.ForeignKey(Aanvraagversie, models.PROTECT)
    status = FSMField(default=Status.CONCEPT, choices=Status, protected=True)
    doelen_toelichting = models.TextField(blank=True)  # what it adds to the goals (R21)
    definitief_op = models.DateTimeField(null=True)
    later = models.BooleanField(default=False)  # put aside by the member: "later beoordelen"

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "beoordelingen"
        constraints = [
            models.UniqueConstraint(fields=["zetel", "aanvraag"], name="beoordeling_eenmaal")
        ]

    def __str__(self) -> str:
        return f"beoordeling van {self.aanvraag}"

    @transition(status, source=Status.CONCEPT, target=Status.DEFINITIEF)
    def naar_definitief(self) -> None:
        """All weighted criteria scored with a reason (W22)."""


class Score(models.Model):
    """Score with reason on one criterion; what is revised is a second row beside it (W22)."""

    beoordeling = models.ForeignKey(Beoordeling, models.PROTECT, related_name="scores")
    criterium = models.ForeignKey(Criterium, models.PROTECT)
    waarde = models.PositiveSmallIntegerField()  # a value of the ronde's schaal
    toelichting = models.TextField()
    na_bespreking = models.BooleanField(default=False)
    op = models.DateTimeField()

    class Meta:
        ordering = ["criterium__nummer", "na_bespreking"]
        constraints = [
            models.UniqueConstraint(
                fields=["beoordeling", "criterium", "na_bespreking"], name="score_eenmaal"
            ),
            models.CheckConstraint(condition=~Q(toelichting=""), name="score_met_reden"),
        ]

    def __str__(self) -> str:
        return f"score op {self.criterium}"  # never the value: this may end up in a log (W21)
