"""The agreed reports of a project and the measurements in them (R40, R42, R50)."""

from typing import Self

from django.db import models
from django_fsm import FSMField, transition

from aanvragen.velden.models import Indicator
from deelnemers.personen.models import Gebruiker
from kern.basis.tijd import vandaag
from kern.toegang.wie import Wie
from kern.ui.bedrag import BedragField
from uitvoering.project.models import Project


class RapportageQuerySet(models.QuerySet["Voortgangsrapportage"]):
    """Questions about progress reports."""

    def zichtbaar_voor(self, gebruiker: Wie | None) -> Self:
        """Reports of the projects that this person may see (W62)."""
        return self.filter(project__in=Project.objects.zichtbaar_voor(gebruiker))

    def over(self, aanvraag: int | None) -> Self:
        """Reports on the project of one application, by id; all when None."""
        return self if aanvraag is None else self.filter(project__aanvraag=aanvraag)

    def te_maken(self) -> Self:
        """Reports the aanbieder still has to send in."""
        return self.filter(status__in=BEWERKBARE_STATUSSEN)

    def te_laat(self) -> Self:
        """Reports that should have been sent in already, as `Voortgangsrapportage.is_te_laat`."""
        return self.te_maken().filter(uiterlijk__lt=vandaag())

    def nog_te_komen(self) -> Self:
        """Reports that still have time."""
        return self.te_maken().filter(uiterlijk__gte=vandaag())

    def te_lezen(self) -> Self:
        """Reports that were sent in and wait for the coördinator."""
        return self.filter(status=Voortgangsrapportage.Status.INGEDIEND)

    def niet_geaccepteerd(self) -> Self:
        """Reports for which a project stays open."""
        return self.exclude(status=Voortgangsrapportage.Status.GEACCEPTEERD)

    def met_aanvraag(self) -> Self:
        """Take the application along."""
        return self.select_related("project__aanvraag")


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
    inhoud = models.JSONField(null=True)  # what was sent in, frozen; see `queries.rapportinhoud`
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

    @property
    def is_bewerkbaar(self) -> bool:
        """Whether the aanbieder may still change it."""
        return self.status in BEWERKBARE_STATUSSEN

    @property
    def is_te_laat(self) -> bool:
        """Whether it should have been sent in already."""
        return self.is_bewerkbaar and self.uiterlijk < vandaag()

    @property
    def is_geaccepteerd(self) -> bool:
        """Whether the coördinator accepted it."""
        return self.status == self.Status.GEACCEPTEERD

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
