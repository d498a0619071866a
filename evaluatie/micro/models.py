"""Anonymous cases of the micro-analysis and what they cost (R50, X02)."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from deelnemers.gemeenten.models import Gemeente
from kern.ui.bedrag import BedragField
from regeling.ronde.models import Doelgroep
from uitvoering.project.models import Project

CIJFERGRENZEN = [MinValueValidator(1), MaxValueValidator(10)]

casuscode_geldig = RegexValidator(
    r"^(?!.*\d{7})[A-Za-z0-9][A-Za-z0-9-]{0,11}$",
    "Gebruik een eigen nummer, zoals TS-01: hoogstens 12 letters, cijfers of streepjes, geen naam.",
)


class Casus(models.Model):
    """One anonymous case of the micro-analysis (X02): wellbeing and costs. No personal data."""

    class Meter(models.TextChoices):
        BEWONER = "bewoner", "de bewoner zelf"
        PROFESSIONAL = "professional", "een professional"

    project = models.ForeignKey(Project, models.PROTECT, related_name="casussen")
    code = models.CharField(max_length=12, validators=[casuscode_geldig])  # never a name
    doelgroep = models.ForeignKey(Doelgroep, models.PROTECT)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT)
    bestaand = models.BooleanField()  # already had support, or a new case
    welzijn_voor = models.PositiveSmallIntegerField(validators=CIJFERGRENZEN)
    welzijn_na = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=CIJFERGRENZEN
    )  # None = dropped out, or not measured yet
    gemeten_door = models.CharField(max_length=12, choices=Meter)
    toegevoegd_op = models.DateTimeField()

    class Meta:
        ordering = ["project_id", "code"]
        verbose_name_plural = "casussen"
        constraints = [
            models.UniqueConstraint(fields=["project", "code"], name="casus_eenmaal"),
            models.CheckConstraint(
                condition=Q(welzijn_voor__range=(1, 10))
                & (Q(welzijn_na=None) | Q(welzijn_na__range=(1, 10))),
                name="welzijn_1_tot_10",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def door_bewoner(self) -> bool:
        """Whether the resident gave the marks; only those count in a mean (X02)."""
        return self.gemeten_door == Casus.Meter.BEWONER


class Kostenregel(models.Model):
    """Costs of a case in euros, by payer: per year now, doing nothing, one-off, per year new."""

    class Soort(models.TextChoices):
        NU = "nu", "per jaar, nu"
        NIETS_DOEN = "niets_doen", "per jaar, als er niets gebeurt"
        EENMALIG = "eenmalig", "eenmalig"
        NIEUW = "nieuw", "per jaar, nieuw"

    class Betaler(models.TextChoices):
        WMO = "Wmo", "Wmo"
        JEUGD = "Jeugd", "Jeugdwet"
        PARTICIPATIE = "Participatie", "Participatiewet"
        ZVW = "Zvw", "Zorgverzekeringswet"
        WLZ = "Wlz", "Wet langdurige zorg"
        OVERIG = "Overig", "Overig"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="kosten")
    betaler = models.CharField(max_length=12, choices=Betaler)
    soort = models.CharField(max_length=12, choices=Soort)
    bedrag = BedragField(validators=[MinValueValidator(0)])
    bron = models.CharField(max_length=120)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(bedrag__gte=0), name="kostenregel_niet_negatief")
        ]

    def __str__(self) -> str:
        return f"{self.get_betaler_display()}, {self.get_soort_display()}"
