"""The application: draft rows, frozen versions, criteria check, completion.

Answers are rows with a criterion (architecture law 6). What was submitted is frozen in
`Aanvraagversie` (law 4). A draft may be incomplete (W10), so its rows may hold empty values;
`aanvragen.volledig` says what is missing before it can be submitted.
"""

from django.db import models
from django.db.models import Q

from aanvragen.indienen.models import Aanvraagversie
from deelnemers.personen.models import Gebruiker
from regeling.ronde.models import Criterium


class Toets(models.Model):
    """The formal check of one criterion on one version by the coördinator (W13)."""

    class Oordeel(models.TextChoices):
        VOLDOET = "voldoet", "voldoet"
        NIET = "voldoet_niet", "voldoet niet"
        AANVULLEN = "aanvullen", "moet worden aangevuld"

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
