"""The judgement on this way of innovating, and the kind of its report (R52)."""

from django.db import models

from deelnemers.personen.models import Gebruiker
from regeling.ronde.models import Ronde

DOCUMENTSOORT = "evaluatie"


class Oordeel(models.Model):
    """The judgement that feeds the decision on continuity (R52); a change is a next version."""

    class Keuze(models.TextChoices):
        VOORTZETTEN = "voortzetten", "voortzetten"
        AANPASSEN = "aanpassen", "aangepast voortzetten"
        STOPPEN = "stoppen", "stoppen"

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="oordelen")
    versie = models.PositiveSmallIntegerField(default=1)
    keuze = models.CharField(max_length=12, choices=Keuze)
    bouwstenen_conclusie = models.TextField()  # dimension 2: what it means for contracting
    motivering = models.TextField()
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["versie"]
        verbose_name_plural = "oordelen"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "versie"], name="oordeelversie_eenmaal")
        ]

    def __str__(self) -> str:
        return self.get_keuze_display()
