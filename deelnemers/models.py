"""Who takes part: municipality, aanbieder, user, and the relations that make a role.

A role is never a flag on a user: someone is aanbieder by a `Lidmaatschap`, coördinator, beheerder
or gemeentemedewerker by an `Aanstelling`, committee member by a seat (floor `beoordeling`).
"""

from datetime import date, datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from kern.termijnen import een_jaar_later
from kern.tijd import nu, vandaag

UITNODIGING_GELDIG = timedelta(days=14)


class GemeenteQuerySet(models.QuerySet):
    """Questions about municipalities."""

    def geldig_op(self, dag: date):
        """Municipalities that existed on `dag`; the last day (`geldig_tot`) still counts."""
        begonnen = Q(geldig_van=None) | Q(geldig_van__lte=dag)
        return self.filter(begonnen).filter(Q(geldig_tot=None) | Q(geldig_tot__gte=dag))


class Gemeente(models.Model):
    """A municipality with its CBS code, validity and successor (R05: history stays readable)."""

    code = models.CharField(max_length=6, unique=True)
    naam = models.CharField(max_length=60)
    geldig_van = models.DateField(null=True, blank=True)  # null: not looked up, before 2014
    geldig_tot = models.DateField(null=True, blank=True)  # the last day it existed
    opgevolgd_door = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    kolom = models.PositiveSmallIntegerField()
    rij = models.PositiveSmallIntegerField()
    inwoners = models.PositiveIntegerField()
    inwoners_bron = models.CharField(max_length=200)

    objects = GemeenteQuerySet.as_manager()

    class Meta:
        ordering = ["naam"]
        verbose_name_plural = "gemeenten"
        constraints = [
            models.CheckConstraint(
                condition=Q(opgevolgd_door__isnull=True) | Q(geldig_tot__isnull=False),
                name="gemeente_opvolger_na_einde",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    def bestond_op(self, dag: date) -> bool:
        """Whether the municipality existed on `dag`; both ends count."""
        begonnen = self.geldig_van is None or self.geldig_van <= dag
        return begonnen and (self.geldig_tot is None or dag <= self.geldig_tot)

    def opvolger(self, dag: date | None = None) -> "Gemeente":
        """Return who holds its tasks on `dag` (today): itself, or who it merged into (R05)."""
        dag = dag or vandaag()
        gemeente = self
        while not gemeente.bestond_op(dag) and gemeente.opgevolgd_door:
            gemeente = gemeente.opgevolgd_door
        return gemeente


class GebruikerManager(BaseUserManager):
    """Makes users by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **velden):
        """Make a user; `naam` is asked by the forms."""
        gebruiker = self.model(email=self.normalize_email(email).lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def create_superuser(self, email: str, password: str | None = None, **velden):
        """Make a user; being beheerder is an Aanstelling, so nothing more is given here."""
        return self.create_user(email, password, **velden)


class Gebruiker(AbstractBaseUser):
    """A person who logs in with an e-mail address."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField("naam", max_length=120)
    is_active = models.BooleanField(default=True)
    aangemaakt_op = models.DateTimeField(null=True)

    objects = GebruikerManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam or self.email

    def has_perm(self, perm: str, obj=None) -> bool:
        """Ask the predicates of rules.py; there are no stored permissions."""
        import rules

        return bool(self.is_active and rules.has_perm(perm, self, obj))

    def get_full_name(self) -> str:
        """Name as shown on pages and in letters."""
        return self.naam or self.email

    def has_module_perms(self, app_label: str) -> bool:
        """No admin site, so no module permissions."""
        return False


kvk_nummer_geldig = RegexValidator(r"^\d{8}$", "Een KvK-nummer heeft 8 cijfers.")


class Aanbieder(models.Model):
    """A provider of care or welfare (R10: contracted or not)."""

    naam = models.CharField(max_length=160)
    kvk_nummer = models.CharField(
        "KvK-nummer", max_length=8, unique=True, validators=[kvk_nummer_geldig]
    )
    straat = models.CharField("straat en huisnummer", max_length=120)
    postcode = models.CharField(max_length=7)
    plaats = models.CharField(max_length=80)
    gecontracteerd = models.BooleanField(default=False)
    actief_in = models.ManyToManyField(Gemeente, related_name="aanbieders")

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Lidmaatschap(models.Model):
    """Someone works for an aanbieder; `beheert` may invite colleagues."""

    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="lidmaatschappen")
    aanbieder = models.ForeignKey(Aanbieder, models.PROTECT, related_name="leden")
    beheert = models.BooleanField(default=False)
    sinds = models.DateTimeField()

    class Meta:
        ordering = ["gebruiker__naam"]
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "aanbieder"], name="lidmaatschap_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} bij {self.aanbieder}"


class UitnodigingQuerySet(models.QuerySet):
    """Questions about invitations."""

    def open(self):
        """Invitations that can still be accepted."""
        return self.filter(aanvaard_op=None, verstuurd_op__gt=nu() - UITNODIGING_GELDIG)


class Uitnodiging(models.Model):
    """An invitation to join an aanbieder; accepted once, within 14 days, by that address."""

    aanbieder = models.ForeignKey(Aanbieder, models.CASCADE, related_name="uitnodigingen")
    email = models.EmailField()
    code = models.CharField(max_length=64, unique=True)  # SHA-256 of the code in the mail
    door = models.ForeignKey(Gebruiker, models.PROTECT)
    verstuurd_op = models.DateTimeField()
    aanvaard_op = models.DateTimeField(null=True)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        ordering = ["-verstuurd_op"]
        verbose_name_plural = "uitnodigingen"

    def __str__(self) -> str:
        return self.email

    @property
    def geldig_tot(self) -> datetime:
        """From this moment on the invitation is refused."""
        return self.verstuurd_op + UITNODIGING_GELDIG


class AanstellingQuerySet(models.QuerySet):
    """Questions about appointments."""

    def geldig(self):
        """Appointments that hold right now."""
        dag = vandaag()
        loopt = Q(tot=None) | Q(tot__gte=dag)
        return self.filter(van__lte=dag, beeindigd_op=None).filter(loopt)


class Aanstelling(models.Model):
    """Someone works for the region (coördinator, beheerder) or for one municipality."""

    class Rol(models.TextChoices):
        COORDINATOR = "coordinator", "coördinator"
        BEHEERDER = "beheerder", "beheerder"
        GEMEENTE = "gemeentemedewerker", "gemeentemedewerker"

    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="aanstellingen")
    rol = models.CharField(max_length=20, choices=Rol)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, null=True, blank=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)  # the last day, when agreed beforehand
    beeindigd_op = models.DateTimeField(null=True, blank=True)  # ended by an act, from this moment

    objects = AanstellingQuerySet.as_manager()

    class Meta:
        ordering = ["van", "pk"]
        verbose_name_plural = "aanstellingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(rol="gemeentemedewerker", gemeente__isnull=False)
                | (~Q(rol="gemeentemedewerker") & Q(gemeente__isnull=True)),
                name="aanstelling_gemeente_bij_medewerker",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=models.F("van")),
                name="aanstelling_van_tot",
            ),
        ]

    def __str__(self) -> str:
        bij = f" {self.gemeente}" if self.gemeente else ""
        return f"{self.get_rol_display()}{bij}"

    @property
    def jaar_langer(self) -> date | None:
        """The last day after one year more; None without a last day."""
        return een_jaar_later(self.tot) if self.tot else None

    @property
    def is_geldig(self) -> bool:
        """Whether the appointment holds right now."""
        dag = vandaag()
        return not self.beeindigd_op and self.van <= dag and (self.tot is None or dag <= self.tot)
