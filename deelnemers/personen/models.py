"""People, and the appointments that give them a role.

A role is never a flag on a user: someone is aanbieder by a `Lidmaatschap`, coördinator, beheerder
or gemeentemedewerker by an `Aanstelling`, committee member by a seat (floor `beoordeling`).
"""

from datetime import date
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from deelnemers.gemeenten.models import Gemeente
from kern.basis.termijnen import een_jaar_later
from kern.basis.tijd import vandaag
from kern.toegang.rechten import mag


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Makes users by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **velden: Any) -> "Gebruiker":
        """Make a user; `naam` is asked by the forms."""
        gebruiker = self.model(email=self.normalize_email(email).lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def create_superuser(
        self, email: str, password: str | None = None, **velden: Any
    ) -> "Gebruiker":
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

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Ask the predicates of rules.py; there are no stored permissions."""
        return mag(self, perm, obj)

    def get_full_name(self) -> str:
        """Name as shown on pages and in letters."""
        return self.naam or self.email

    def has_module_perms(self, app_label: str) -> bool:
        """No admin site, so no module permissions."""
        return False


class AanstellingQuerySet(models.QuerySet):
    """Questions about appointments."""

    def geldig(self) -> Self:
        """Appointments that hold right now."""
        day = vandaag()
        loopt = Q(tot=None) | Q(tot__gte=day)
        return self.filter(van__lte=day, beeindigd_op=None).filter(loopt)


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
        day = vandaag()
        return not self.beeindigd_op and self.van <= day and (self.tot is None or day <= self.tot)
