"""Learning in three dimensions: results (R50, X02), building blocks (R51), innovating (R52)."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from aanvragen.models import Indicator
from deelnemers.models import Gebruiker, Gemeente
from kern.geld import BedragField
from regeling.models import Doelgroep, Ronde
from uitvoering.models import Project

CIJFER = [MinValueValidator(1), MaxValueValidator(10)]
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
    welzijn_voor = models.PositiveSmallIntegerField(validators=CIJFER)
    welzijn_na = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=CIJFER
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


class Bouwsteenlijst(models.Model):
    """A ready-made code list with its source (X04)."""

    code = models.SlugField(max_length=40, unique=True)
    titel = models.CharField(max_length=160)
    bron = models.CharField(max_length=200)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["volgorde", "pk"]
        verbose_name_plural = "bouwsteenlijsten"

    def __str__(self) -> str:
        return self.titel


class Bouwsteen(models.Model):
    """An entry of a code list to tag insights and indicators with (X04)."""

    lijst = models.ForeignKey(Bouwsteenlijst, models.PROTECT, related_name="bouwstenen")
    code = models.SlugField(max_length=40, unique=True)
    titel = models.CharField(max_length=160)
    omschrijving = models.TextField(blank=True)
    bron = models.CharField(max_length=200)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["lijst__volgorde", "volgorde", "pk"]
        verbose_name_plural = "bouwstenen"

    def __str__(self) -> str:
        return self.titel


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


class Indicatorlabel(models.Model):
    """A promised indicator says something about these building blocks (X04, R51)."""

    indicator = models.OneToOneField(Indicator, models.CASCADE, related_name="label")
    bouwstenen = models.ManyToManyField(Bouwsteen, related_name="indicatorlabels")

    class Meta:
        verbose_name_plural = "indicatorlabels"

    def __str__(self) -> str:
        return f"label van {self.indicator}"


class Vragenronde(models.Model):
    """The questionnaire on this way of innovating, sent once to everyone involved (R52)."""

    ronde = models.OneToOneField(Ronde, models.PROTECT, related_name="vragenronde")
    gestart_op = models.DateTimeField()
    sluit_op = models.DateTimeField()

    class Meta:
        verbose_name_plural = "vragenrondes"

    def __str__(self) -> str:
        return f"vragenlijst {self.ronde}"


class Genodigde(models.Model):
    """Who was asked, in which role, and whether they answered; never what they answered."""

    vragenronde = models.ForeignKey(Vragenronde, models.CASCADE, related_name="genodigden")
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    rol = models.CharField(max_length=30)
    beantwoord = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "genodigden"
        constraints = [
            models.UniqueConstraint(fields=["vragenronde", "gebruiker"], name="genodigd_eenmaal")
        ]

    def __str__(self) -> str:
        return f"genodigde ({self.rol})"


class Respons(models.Model):
    """One anonymous set of answers: role and values, no person, no time, no order (W50).

    The key is random. `lichting` counts batches of five within a role: while the questionnaire is
    open only full batches are shown, so that nobody sees from the difference what one person said.
    """

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4)
    vragenronde = models.ForeignKey(Vragenronde, models.CASCADE, related_name="responsen")
    rol = models.CharField(max_length=30)
    lichting = models.PositiveSmallIntegerField(default=0)
    antwoorden = models.JSONField()  # question code -> value

    class Meta:
        ordering = ["uuid"]
        verbose_name_plural = "responsen"

    def __str__(self) -> str:
        return f"antwoorden ({self.rol})"


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
