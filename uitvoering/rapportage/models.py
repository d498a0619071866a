"""After a grant: the project and its progress reports (R40, R42).

From beschikking to a finished project: agreed reports on set dates (R40, R42).
"""

from django.db import models
from django_fsm import FSMField, transition

from aanvragen.velden.models import Indicator
from deelnemers.personen.models import Gebruiker
from kern.ui.bedrag import BedragField
from uitvoering.project.models import Project


class RapportageQuerySet(models.QuerySet):
    """Questions about progress reports."""

    def zichtbaar_voor(self, gebruiker):
        """Reports of the projects that this person may see (W62)."""
        return self.filter(project__in=Project.objects.zichtbaar_voor(gebruiker))

    def te_maken(self):
        """Reports the aanbieder still has to send in."""
        status = Voortgangsrapportage.Status
        return self.filter(status__in=[status.OPEN, status.TERUGGESTUURD])


class Voortgangsrapportage(models.Model):
    """One agreed report; its date follows from the decision (R40)."""

    class Status(models.TextChoices):
        OPEN = "open", "nog te maken"
        INGEDIEND = "ingediend", "ingediend"
        TERUGGESTUURD = "teruggestuurd", "teruggestuurd met vragen"
        GEACCEPTEERD = "geaccepteerd", "geaccepteerd"

    project = models.ForeignKey(Project, models.PROTECT, related_name="rapportages")
    naam = models.CharField(max_length=80)
    uiterlijk = models.DateField()
    status = FSMField(default=Status.OPEN, choices=Status, protected=True)
    voortgang = models.TextField(blank=True)
    afwijkingen = models.TextField(blank=True)
    kennisdeling = models.TextField(blank=True)  # what was shared of what was promised (R42)
    bereikt = models.PositiveIntegerField(null=True, blank=True)  # people reached so far
    uitgegeven = BedragField(null=True, blank=True)
    ingediend_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+")
    ingediend_op = models.DateTimeField(null=True)
    vragen = models.TextField(blank=True)  # why it was returned
    beoordeeld_op = models.DateTimeField(null=True)

    objects = RapportageQuerySet.as_manager()

    class Meta:
        ordering = ["uiterlijk", "pk"]
        verbose_name_plural = "voortgangsrapportages"
        constraints = [
            models.UniqueConstraint(fields=["project", "naam"], name="rapportage_eenmaal")
        ]

    def __str__(self) -> str:
        return self.naam

    @transition(status, source=[Status.OPEN, Status.TERUGGESTUURD], target=Status.INGEDIEND)
    def naar_ingediend(self) -> None:
        """Sent in by the aanbieder."""

    @transition(status, source=Status.INGEDIEND, target=Status.GEACCEPTEERD)
    def naar_geaccepteerd(self) -> None:
        """Accepted by the coördinator."""

    @transition(status, source=Status.INGEDIEND, target=Status.TERUGGESTUURD)
    def naar_teruggestuurd(self) -> None:
        """Returned with questions."""


class Meting(models.Model):
    """The value of a promised indicator at one report (R50: promised / measured / explained)."""

    rapportage = models.ForeignKey(Voortgangsrapportage, models.CASCADE, related_name="metingen")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="metingen")
    waarde = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    verklaring = models.TextField(blank=True)

    class Meta:
        ordering = ["indicator_id"]
        verbose_name_plural = "metingen"
        constraints = [
            models.UniqueConstraint(fields=["rapportage", "indicator"], name="meting_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.waarde}"


BEWERKBARE_STATUSSEN = (Voortgangsrapportage.Status.OPEN, Voortgangsrapportage.Status.TERUGGESTUURD)
