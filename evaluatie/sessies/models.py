"""Knowledge sessions and what was learned there (R51)."""

from django.db import models

from evaluatie.bouwstenen.models import Bouwsteen
from regeling.ronde.models import Ronde
from uitvoering.project.models import Project


class Kennissessie(models.Model):
    """A regional knowledge session: date, people, projects, insights (R51)."""

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="kennissessies")
    titel = models.CharField(max_length=160)
    datum = models.DateField()
    plaats = models.CharField(max_length=120)
    aanwezigen = models.PositiveSmallIntegerField()
    commissie_aanwezig = models.BooleanField(default=False)
    projecten = models.ManyToManyField(Project, related_name="kennissessies")

    class Meta:
        ordering = ["datum", "pk"]

    def __str__(self) -> str:
        return self.titel


class Inzicht(models.Model):
    """What was learned, tagged with building blocks; without project it holds for all of them."""

    sessie = models.ForeignKey(Kennissessie, models.CASCADE, related_name="inzichten")
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="inzichten"
    )
    tekst = models.TextField()
    bouwstenen = models.ManyToManyField(Bouwsteen, related_name="inzichten")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "inzichten"

    def __str__(self) -> str:
        return self.tekst[:60]
