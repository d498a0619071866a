"""The formal check of a received version, per criterion (W13, R04)."""

from django.db import models
from django.db.models import Q

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.toets.rekenen import Toetsoordeel
from deelnemers.personen.models import Gebruiker
from regeling.ronde.models import Criterium


class Toets(models.Model):
    """The formal check of one criterion on one version by the coördinator (W13)."""

    class Oordeel(models.TextChoices):
        VOLDOET = Toetsoordeel.VOLDOET.value, "voldoet"
        NIET = Toetsoordeel.NIET.value, "voldoet niet"
        AANVULLEN = Toetsoordeel.AANVULLEN.value, "moet worden aangevuld"

    versie = models.ForeignKey(Aanvraagversie, models.PROTECT, related_name="toetsen")
    criterium = models.ForeignKey(Criterium, models.PROTECT)
    oordeel = models.CharField(max_length=15, choices=Oordeel)
    reden = models.TextField(blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["criterium__nummer"]
        verbose_name_plural = "toetsen"
        constraints = [
            models.UniqueConstraint(fields=["versie", "criterium"], name="toets_eenmaal"),
            models.CheckConstraint(
                condition=Q(oordeel="voldoet") | ~Q(reden=""), name="toets_met_reden"
            ),
        ]

    def __str__(self) -> str:
        return self.get_oordeel_display()
