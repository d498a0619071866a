"""What a college decided: a sitting, and per project follow or deviate; written once (R30, R31)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.db.models import Q

from beoordeling.weging.models import Advies
from besluitvorming.verdeling.models import Aandeel
from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.models import Gebruiker
from kern.basis.models import Eenmalig
from kern.ui.bedrag import BedragField


class Collegebesluit(Eenmalig):
    """One sitting of one college on the advice: date, reference and the procedural test (R31)."""

    advies = models.ForeignKey(Advies, models.PROTECT, related_name="collegebesluiten")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="collegebesluiten")
    datum = models.DateField()
    kenmerk = models.CharField(max_length=60)
    procedure_gevolgd = models.BooleanField()
    criteria_toegepast = models.BooleanField()
    toelichting = models.TextField(blank=True)  # asked when the answer to either is no
    vastgelegd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()

    class Meta:
        ordering = ["datum", "pk"]
        verbose_name_plural = "collegebesluiten"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="kenmerk_eenmaal"),
            models.CheckConstraint(
                condition=Q(procedure_gevolgd=True, criteria_toegepast=True) | ~Q(toelichting=""),
                name="nee_met_toelichting",
            ),
        ]

    def __str__(self) -> str:
        return f"besluit {self.kenmerk} van {self.gemeente}"


class Projectbesluit(Eenmalig):
    """What that college decided on one project: follow, or deviate with reasons (R31)."""

    collegebesluit = models.ForeignKey(Collegebesluit, models.PROTECT, related_name="projecten")
    aandeel = models.OneToOneField(Aandeel, models.PROTECT, related_name="besluit")
    volgt = models.BooleanField()
    bedrag = BedragField()  # what this college grants; equal to the share when it follows
    reden = models.TextField(blank=True)

    class Meta:
        ordering = ["aandeel__aanvraag__nummer"]
        verbose_name_plural = "projectbesluiten"
        constraints = [
            models.CheckConstraint(
                condition=Q(volgt=True) | ~Q(reden=""), name="afwijken_met_reden"
            ),
            models.CheckConstraint(condition=Q(bedrag__gte=0), name="besluit_niet_negatief"),
        ]

    def __str__(self) -> str:
        return "volgt het advies" if self.volgt else "wijkt af van het advies"


@dataclass(frozen=True)
class Aandeelbesluit:
    """What a college wants to record on its share in one project; `bedrag` in euros."""

    aandeel: Aandeel
    volgt: bool
    bedrag: Decimal
    reden: str = ""
