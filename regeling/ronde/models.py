"""The rules of a ronde: everything the scheme fixes is data here, not code (R03)."""

from typing import Self

from django.db import models
from django.db.models import Q

from deelnemers.gemeenten.models import Gemeente
from kern.basis.tijd import nu
from kern.toegang.wie import Wie
from kern.toegang.zichtbaarheid import ZichtbaarQuerySet, zichtbaarheid_voor
from kern.ui.bedrag import BedragField
from regeling.ronde.rekenen.instellingen import INSTELLINGVELDEN, Rondeinstellingen


class RondeQuerySet(ZichtbaarQuerySet["Ronde"]):
    """Questions about rondes."""

    def openbaar(self) -> Self:
        """Published rondes: what the public may see (W01, W63)."""
        return self.filter(gepubliceerd_op__lte=nu())

    def open(self) -> Self:
        """Rondes in which an application can be submitted right now (W02)."""
        moment = nu()
        return self.filter(gepubliceerd_op__lte=moment, opent_op__lte=moment, sluit_op__gt=moment)

    def zichtbaar_voor(self, gebruiker: Wie | None) -> Self:
        """Published rondes for everyone, also without login; drafts for whom it was said (W62)."""
        ook = zichtbaarheid_voor(self.model, gebruiker)
        return self.filter(Q(gepubliceerd_op__lte=nu()) | ook)

    def met_aantal_gemeenten(self) -> Self:
        """Annotate `aantal_gemeenten`: how many municipalities take part."""
        return self.annotate(aantal_gemeenten=models.Count("deelnames"))


class Ronde(models.Model):
    """One call: budget, dates, track, rules. R01, R02, W01, W02."""

    class Spoor(models.TextChoices):
        REGIONAAL = "regionaal", "regionaal"
        LOKAAL = "lokaal", "lokaal"

    class Verdeelsleutel(models.TextChoices):
        GELIJK = "gelijk", "gelijk over de gemeenten"
        INWONERS = "inwoners", "naar inwoners"
        BEREIK = "bereik", "naar het verwachte bereik"

    class Gevolg(models.TextChoices):
        EIGEN_DEEL = "eigen_deel", "elk college beslist over zijn eigen deel"
        ALLES_OF_NIETS = "alles_of_niets", "alleen als alle colleges toekennen"

    class Verbeterverzoek(models.TextChoices):
        PER_AANVRAAG = "per_aanvraag", "per aanvraag"
        GEZAMENLIJK = "gezamenlijk", "in één fase voor alle aanvragen"

    code = models.SlugField(max_length=30, unique=True)
    naam = models.CharField(max_length=120)
    regeling = models.CharField(max_length=160, blank=True)  # the scheme it is part of
    spoor = models.CharField(max_length=10, choices=Spoor)
    inleiding = models.TextField(blank=True)
    inkooppercentage = models.DecimalField(max_digits=4, decimal_places=2)
    budget_totaal = BedragField()
    subsidieplafond = BedragField()
    verdeelwijze = models.TextField()
    formule = models.TextField(blank=True)  # how the official score is computed, in words (W23)
    instellingen_eigen = models.TextField(blank=True)  # what it chose where the note is silent
    verbeterverzoek = models.CharField(  # how the committee asks to improve (R22)
        max_length=15, choices=Verbeterverzoek, default=Verbeterverzoek.PER_AANVRAAG
    )
    groepen = models.JSONField(default=list)  # list of {code, titel}: sections of the form
    kopie_van = models.ForeignKey(  # the ronde whose criteria a local ronde took over (R02)
        "self", models.PROTECT, null=True, blank=True, related_name="kopieen"
    )
    verdeelsleutel = models.CharField(max_length=10, choices=Verdeelsleutel)
    gevolg_afwijking = models.CharField(max_length=15, choices=Gevolg)
    procedure = models.JSONField(default=list)  # how it goes: list of {code, titel, tekst}
    schaal = models.JSONField(default=list)  # low to high: list of {waarde, label, anker}
    rapportages = models.JSONField(default=list)  # when due (R40): list of {naam, uiterlijk}
    vragenlijst = models.JSONField(default=dict)  # role -> list of {code, vraag, soort} (R52)
    # What a `Rondeinstellingen` holds; no defaults, so that every ronde says and publishes them.
    commissie_minimum = models.PositiveSmallIntegerField()
    commissie_maximum = models.PositiveSmallIntegerField()
    quorum = models.PositiveSmallIntegerField()
    verschil_bespreken = models.PositiveSmallIntegerField()
    reden_minimum = models.PositiveSmallIntegerField()
    motivering_minimum = models.PositiveSmallIntegerField()
    kaartgrenzen = models.JSONField()
    verplichtingen = models.JSONField()
    afweging = models.JSONField(default=dict)  # an `Afweging`; empty: nothing was agreed
    publicatie_gepland = models.DateTimeField(null=True)  # when it is meant to be published
    gepubliceerd_op = models.DateTimeField(null=True)
    opent_op = models.DateTimeField()
    sluit_op = models.DateTimeField()
    toetsing_tot = models.DateField()
    beoordeling_tot = models.DateField()
    advies_tot = models.DateField()
    besluitvorming_tot = models.DateField()
    uitvoering_van = models.DateField()
    evaluatie_uiterlijk = models.DateField()  # no evaluation plan may end later (R14)
    gemeenten = models.ManyToManyField(Gemeente, through="RondeGemeente", related_name="rondes")

    objects = RondeQuerySet.as_manager()

    class Meta:
        ordering = ["-opent_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(subsidieplafond__lte=models.F("budget_totaal")),
                name="plafond_binnen_budget",
            ),
            models.CheckConstraint(condition=Q(subsidieplafond__gt=0), name="plafond_boven_nul"),
            models.CheckConstraint(
                condition=Q(inkooppercentage__gte=0, inkooppercentage__lte=100),
                name="inkooppercentage_0_tot_100",
            ),
            models.CheckConstraint(
                condition=Q(opent_op__lt=models.F("sluit_op")), name="opent_voor_sluit"
            ),
            models.CheckConstraint(  # published before it opens (W01)
                condition=Q(gepubliceerd_op=None) | Q(gepubliceerd_op__lt=models.F("opent_op")),
                name="gepubliceerd_voor_opent",
            ),
            models.CheckConstraint(  # a committee that may start can give a score (R20, W22)
                condition=Q(
                    quorum__gte=1,
                    quorum__lte=models.F("commissie_minimum"),
                    commissie_minimum__lte=models.F("commissie_maximum"),
                ),
                name="quorum_binnen_commissie",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_open(self) -> bool:
        """Whether an application is accepted now; the closing instant is too late (W02)."""
        return bool(self.is_openbaar) and self.opent_op <= nu() < self.sluit_op

    @property
    def is_openbaar(self) -> bool:
        """Whether the public may see it (W01)."""
        return bool(self.gepubliceerd_op and self.gepubliceerd_op <= nu())

    @property
    def instellingen(self) -> Rondeinstellingen:
        """The numbers and obligations of this ronde, as a plain value."""
        return Rondeinstellingen(**{name: getattr(self, name) for name in INSTELLINGVELDEN})

    @property
    def heeft_commissie(self) -> bool:
        """A local ronde has no committee: the municipality decides by itself (R02)."""
        return self.spoor == self.Spoor.REGIONAAL


class RondeGemeente(models.Model):
    """A municipality that takes part in this ronde, with the verordening behind its money (R05)."""

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="deelnames")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT)
    inwoners = models.PositiveIntegerField()  # as used for the verdeelsleutel, fixed per ronde
    verordening = models.CharField(max_length=200)
    verordening_datum = models.DateField(null=True)
    verordening_link = models.URLField(blank=True)

    class Meta:
        ordering = ["gemeente__naam"]
        constraints = [
            models.UniqueConstraint(fields=["ronde", "gemeente"], name="gemeente_eenmaal_per_ronde")
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} in {self.ronde}"


class RondeOnderdeel(models.Model):
    """What doelen, doelgroepen and aspecten share: a code and text within one ronde (R03)."""

    code = models.CharField(max_length=3)
    titel = models.CharField(max_length=160)
    tekst = models.TextField()
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["volgorde", "code"]

    def __str__(self) -> str:
        return f"{self.code}. {self.titel}"


class Doel(RondeOnderdeel):
    """One of the six transformation goals."""

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="doelen")

    class Meta(RondeOnderdeel.Meta):
        verbose_name_plural = "doelen"
        constraints = [models.UniqueConstraint(fields=["ronde", "code"], name="doel_code")]


class Doelgroep(RondeOnderdeel):
    """A target group a-e, in order of need; `jeugd` is the variant for the young (c, d)."""

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="doelgroepen")
    jeugd = models.TextField(blank=True)

    class Meta(RondeOnderdeel.Meta):
        verbose_name_plural = "doelgroepen"
        constraints = [models.UniqueConstraint(fields=["ronde", "code"], name="doelgroep_code")]


class Aspect(RondeOnderdeel):
    """One of the intervention aspects f-h."""

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="aspecten")

    class Meta(RondeOnderdeel.Meta):
        verbose_name_plural = "aspecten"
        constraints = [models.UniqueConstraint(fields=["ronde", "code"], name="aspect_code")]


class Criterium(models.Model):
    """One of the ten criteria (R04). All must be met; those with a weight are also scored (W23)."""

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="criteria")
    nummer = models.PositiveSmallIntegerField()
    titel = models.CharField(max_length=160)
    tekst = models.TextField()
    knockout = models.BooleanField(default=True)
    gewicht = models.PositiveSmallIntegerField(default=0)  # percent; 0 = checked, not scored
    groep = models.CharField(max_length=20)  # section of the application form it belongs to
    leidraad = models.JSONField(default=list)  # list of str: what checker and committee look at
    beantwoord_door = models.CharField(max_length=60, blank=True)  # part of the form
    ankers = models.JSONField(default=dict)  # value of the scale (str) -> what earns that score
    belofte_kennisdeling = models.BooleanField(  # its answer is the promise to share (R42)
        default=False
    )

    class Meta:
        ordering = ["nummer"]
        verbose_name_plural = "criteria"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "nummer"], name="criterium_nummer"),
            models.CheckConstraint(condition=Q(gewicht__lte=100), name="criterium_gewicht_tot_100"),
        ]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.titel}"


class Vraag(models.Model):
    """A question to the applicant under a criterion (R04, R12)."""

    criterium = models.ForeignKey(Criterium, models.CASCADE, related_name="vragen")
    code = models.SlugField(max_length=30)
    vraag = models.CharField(max_length=300)
    uitleg = models.TextField(blank=True)
    max_tekens = models.PositiveIntegerField(default=1500)
    verplicht = models.BooleanField(default=True)

    class Meta:
        ordering = ["criterium__nummer", "pk"]
        verbose_name_plural = "vragen"
        constraints = [models.UniqueConstraint(fields=["criterium", "code"], name="vraag_code")]

    def __str__(self) -> str:
        return self.vraag
