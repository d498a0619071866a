"""Committee, independence, secret scores, and the one bundled advice.

Rule ids: R20 composition, W20 independence, W21 secrecy, W22 reasons and quorum, W23 formula,
R23-R25 advice.
"""

from django.db import models
from django.db.models import F, Q
from django_fsm import FSMField, transition

from aanvragen.models import Aanvraag, Aanvraagversie
from deelnemers.models import Gebruiker
from kern.geld import BedragField
from regeling.models import Criterium, Ronde

MINIMUM_SCORES = 3  # W22: at least three valid scores, else no advice
MINIMUM_REDEN = 10  # W22: characters a reason has at least
MINIMUM_LEDEN, MAXIMUM_LEDEN = 3, 5  # R20: scoring members, the chair included
VERSCHIL_BESPREKEN = 2  # W22: a range of this many levels of the scale is discussed


class Commissie(models.Model):
    """The independent committee of one ronde; it can't start before R20 is met."""

    class Status(models.TextChoices):
        SAMENSTELLEN = "samenstellen", "wordt samengesteld"
        GESTART = "gestart", "beoordeelt"

    ronde = models.OneToOneField(Ronde, models.PROTECT, related_name="commissie")
    status = FSMField(default=Status.SAMENSTELLEN, choices=Status, protected=True)
    gestart_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "commissies"

    def __str__(self) -> str:
        return f"Commissie {self.ronde}"

    @transition(status, source=Status.SAMENSTELLEN, target=Status.GESTART)
    def naar_gestart(self) -> None:
        """The committee is complete and may read applications."""


class ZetelQuerySet(models.QuerySet):
    """Questions about seats."""

    def actief(self):
        """Seats that are part of the committee now."""
        return self.filter(beeindigd_op=None)

    def scorend(self):
        """Seats of those who give scores: the chair and the members (R20)."""
        return self.exclude(functie=Zetel.Functie.SECRETARIS)


class Zetel(models.Model):
    """A seat with its profielschets; the secretaris supports and never scores (R20)."""

    class Functie(models.TextChoices):
        VOORZITTER = "voorzitter", "voorzitter"
        LID = "lid", "commissielid"
        SECRETARIS = "secretaris", "secretaris"

    class Deskundigheid(models.TextChoices):
        BESTUUR = "bestuur", "ruime bestuurlijke ervaring"
        CLIENT = "client", "cliëntenperspectief"
        ZORG = "zorg", "zorg"
        WELZIJN = "welzijn", "welzijn"
        DOELGROEPEN = "doelgroepen", "doelgroepen"
        INKOOP = "inkoop", "inkoop"

    commissie = models.ForeignKey(Commissie, models.PROTECT, related_name="zetels")
    functie = models.CharField(max_length=12, choices=Functie)
    profielschets = models.TextField()
    deskundigheden = models.JSONField(default=list)  # codes of Deskundigheid
    gebruiker = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="zetels"
    )
    beeindigd_op = models.DateTimeField(null=True)  # replaced; what was final stays valid

    objects = ZetelQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "zetels"
        constraints = [
            models.UniqueConstraint(
                fields=["commissie", "gebruiker"], name="een_zetel_per_persoon"
            ),
            models.UniqueConstraint(
                fields=["commissie"],
                condition=Q(functie="voorzitter", beeindigd_op=None),
                name="een_voorzitter",
            ),
            models.UniqueConstraint(
                fields=["commissie"],
                condition=Q(functie="secretaris", beeindigd_op=None),
                name="een_secretaris",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_functie_display()} ({self.gebruiker or 'nog niet ingevuld'})"

    @property
    def houder(self) -> Gebruiker:
        """Who holds the seat; a seat of a started committee is never empty (R20)."""
        if self.gebruiker is None:
            raise ValueError("Nobody holds this seat.")
        return self.gebruiker

    @property
    def scoort(self) -> bool:
        """Chair and members score; the secretaris does not."""
        return self.functie != self.Functie.SECRETARIS


class Belangenverklaring(models.Model):
    """Declaration of interest: without `aanvraag` for the ronde, with it for one of them (W20).

    No access to any application before the ronde declaration; an application without its own "no
    interest" stays closed; with an interest only the title is ever shown. A change is a new row;
    the newest counts.
    """

    zetel = models.ForeignKey(Zetel, models.PROTECT, related_name="verklaringen")
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, null=True, related_name="verklaringen")
    heeft_belang = models.BooleanField()
    toelichting = models.TextField(blank=True)
    op = models.DateTimeField()

    class Meta:
        ordering = ["op", "pk"]
        verbose_name_plural = "belangenverklaringen"
        indexes = [models.Index(fields=["zetel", "aanvraag", "op"], name="verklaring_laatste")]
        constraints = [
            models.CheckConstraint(
                condition=Q(heeft_belang=False) | ~Q(toelichting=""), name="belang_met_toelichting"
            )
        ]

    def __str__(self) -> str:
        return "belang gemeld" if self.heeft_belang else "geen belang"


class Beoordeling(models.Model):
    """One member's assessment of one version of one application; frozen once final (law 4)."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "concept"
        DEFINITIEF = "definitief", "definitief"

    zetel = models.ForeignKey(Zetel, models.PROTECT, related_name="beoordelingen")
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="beoordelingen")
    versie = models.ForeignKey(Aanvraagversie, models.PROTECT)
    status = FSMField(default=Status.CONCEPT, choices=Status, protected=True)
    doelen_toelichting = models.TextField(blank=True)  # what it adds to the goals (R21)
    definitief_op = models.DateTimeField(null=True)
    later = models.BooleanField(default=False)  # put aside by the member: "later beoordelen"

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "beoordelingen"
        constraints = [
            models.UniqueConstraint(fields=["zetel", "aanvraag"], name="beoordeling_eenmaal")
        ]

    def __str__(self) -> str:
        return f"beoordeling van {self.aanvraag}"

    @transition(status, source=Status.CONCEPT, target=Status.DEFINITIEF)
    def naar_definitief(self) -> None:
        """All weighted criteria scored with a reason (W22)."""


class Score(models.Model):
    """Score with reason on one criterion; what is revised is a second row beside it (W22)."""

    beoordeling = models.ForeignKey(Beoordeling, models.PROTECT, related_name="scores")
    criterium = models.ForeignKey(Criterium, models.PROTECT)
    waarde = models.PositiveSmallIntegerField()  # a value of the ronde's schaal
    toelichting = models.TextField()
    na_bespreking = models.BooleanField(default=False)
    op = models.DateTimeField()

    class Meta:
        ordering = ["criterium__nummer", "na_bespreking"]
        constraints = [
            models.UniqueConstraint(
                fields=["beoordeling", "criterium", "na_bespreking"], name="score_eenmaal"
            ),
            models.CheckConstraint(condition=~Q(toelichting=""), name="score_met_reden"),
        ]

    def __str__(self) -> str:
        return f"score op {self.criterium}"  # never the value: this may end up in a log (W21)


class Bespreking(models.Model):
    """The secretaris opened the scores of one application to the members who may see it (W21)."""

    aanvraag = models.OneToOneField(Aanvraag, models.PROTECT, related_name="bespreking")
    geopend_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    geopend_op = models.DateTimeField()
    notitie = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "besprekingen"

    def __str__(self) -> str:
        return f"bespreking van {self.aanvraag}"


class Advies(models.Model):
    """The one advice on all projects of a ronde (R25); once set down frozen, with a hash."""

    class Status(models.TextChoices):
        WEGING = "weging", "in weging"
        VASTGESTELD = "vastgesteld", "vastgesteld"

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="adviezen")
    versie = models.PositiveSmallIntegerField(default=1)
    status = FSMField(default=Status.WEGING, choices=Status, protected=True)
    aanleiding = models.TextField(blank=True)  # why there is a next version
    samenvatting = models.TextField(blank=True)
    overweging_spreiding = models.TextField(blank=True)  # the three considerations of R24 in words
    overweging_doelgroepen = models.TextField(blank=True)
    overweging_budget = models.TextField(blank=True)
    inhoud = models.JSONField(null=True)  # everything the document says, canonical, once set down
    sha256 = models.CharField(max_length=64, blank=True)
    vastgesteld_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+")
    vastgesteld_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["versie"]
        verbose_name_plural = "adviezen"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "versie"], name="adviesversie_eenmaal"),
            models.UniqueConstraint(
                fields=["ronde"], condition=Q(status="weging"), name="een_weging_per_ronde"
            ),
            models.CheckConstraint(
                condition=Q(status="weging") | ~Q(sha256=""), name="vastgesteld_heeft_hash"
            ),
        ]

    def __str__(self) -> str:
        return f"Advies {self.ronde.naam}, versie {self.versie}"

    @transition(status, source=Status.WEGING, target=Status.VASTGESTELD)
    def naar_vastgesteld(self) -> None:
        """The committee sets the advice down; nothing in it changes any more."""


class Adviesregel(models.Model):
    """The committee's line on one application: in (whole or partly), in doubt, or out (R23)."""

    class Keuze(models.TextChoices):
        IN = "in", "In"
        TWIJFEL = "twijfel", "Twijfel"
        UIT = "uit", "Uit"

    advies = models.ForeignKey(Advies, models.PROTECT, related_name="regels")
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="adviesregels")
    keuze = models.CharField(max_length=8, choices=Keuze, default=Keuze.TWIJFEL)
    gevraagd = BedragField()
    bedrag = BedragField(default=0)  # advised when in; less than asked means gedeeltelijk
    cijfer = models.DecimalField(max_digits=4, decimal_places=2, null=True)  # formula (W23)
    motivering = models.TextField(blank=True)
    voorwaarden = models.TextField(blank=True)
    gewijzigd_op = models.DateTimeField()

    class Meta:
        ordering = ["-cijfer", "aanvraag__nummer"]
        verbose_name_plural = "adviesregels"
        constraints = [
            models.UniqueConstraint(fields=["advies", "aanvraag"], name="adviesregel_eenmaal"),
            models.CheckConstraint(
                condition=Q(bedrag__lte=F("gevraagd")), name="niet_meer_dan_gevraagd"
            ),
        ]

    def __str__(self) -> str:
        return f"Adviesregel {self.aanvraag}"

    @property
    def uitkomst(self) -> str:
        """`toekennen`, `gedeeltelijk`, `afwijzen`, or "" while in doubt."""
        if self.keuze == self.Keuze.UIT:
            return "afwijzen"
        if self.keuze == self.Keuze.TWIJFEL:
            return ""
        return "toekennen" if self.bedrag == self.gevraagd else "gedeeltelijk"
