"""After a grant: the project that is carried out (R40)."""

from typing import Self

from django.db import models

from aanvragen.velden.models import Aanvraag
from besluitvorming.beschikking.models import Beschikking
from kern.toegang.wie import Wie
from kern.ui.bedrag import BedragField


class ProjectQuerySet(models.QuerySet["Project"]):
    """Questions about projects."""

    def zichtbaar_voor(self, gebruiker: Wie | None) -> Self:
        """Projects of the applications that this person may see (W62)."""
        return self.filter(aanvraag__in=Aanvraag.objects.zichtbaar_voor(gebruiker))


class Project(models.Model):
    """A granted application that is being carried out."""

    aanvraag = models.OneToOneField(Aanvraag, models.PROTECT, related_name="project")
    beschikking = models.OneToOneField(Beschikking, models.PROTECT, related_name="project")
    bedrag = BedragField()
    start = models.DateField()
    eind = models.DateField()
    gestart_op = models.DateTimeField()
    afgerond_op = models.DateTimeField(null=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["aanvraag__nummer"]
        verbose_name_plural = "projecten"

    def __str__(self) -> str:
        return self.aanvraag.titel
