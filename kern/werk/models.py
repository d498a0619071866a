"""The outbox: work outside the request, and the workers that do it (law 11)."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q


class OpdrachtQuerySet(models.QuerySet["Opdracht"]):
    """Questions about the outbox; `nu` is the real time."""

    def te_nemen(self, nu: datetime) -> Self:
        """Return what a worker may take: waiting, or left behind by a worker that died."""
        status = Opdracht.Status
        return self.filter(
            Q(status=status.WACHT, niet_voor__lte=nu) | Q(status=status.BEZIG, lease_tot__lt=nu)
        )

    def met_pogingen_over(self) -> Self:
        """Return what may be tried once more."""
        return self.filter(poging__lt=F("pogingen_max"))

    def te_versturen(self, nu: datetime) -> Self:
        """Return what must be sent (again) to the queue."""
        return self.te_nemen(nu).filter(versturen_na__lte=nu)

    def open(self) -> Self:
        """Return what is not finished."""
        return self.filter(status__in=[Opdracht.Status.WACHT, Opdracht.Status.BEZIG])


class Opdracht(models.Model):
    """One piece of work; written in the transaction of the act that asks for it."""

    class Status(models.TextChoices):
        """Where the work stands."""

        WACHT = "wacht", "wacht"
        BEZIG = "bezig", "bezig"
        KLAAR = "klaar", "klaar"
        MISLUKT = "mislukt", "mislukt"
        OPGEGEVEN = "opgegeven", "opgegeven"  # it failed, and someone said that it may rest

    soort = models.CharField(max_length=80)
    sleutel = models.CharField(max_length=200, unique=True)
    gegevens = models.JSONField(default=dict)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WACHT)
    poging = models.PositiveSmallIntegerField(default=0)
    pogingen_max = models.PositiveSmallIntegerField(default=5)  # follows from the kind of work
    voorrang = models.BooleanField(default=False)  # someone is waiting for it at a screen
    houder = models.UUIDField(null=True)  # the attempt that holds the lease
    lease_tot = models.DateTimeField(null=True)
    niet_voor = models.DateTimeField()  # not to be taken before, after a failure
    versturen_na = models.DateTimeField()  # when the queue must hear of it (again)
    verzendingen = models.PositiveSmallIntegerField(default=0)
    verstuurd_op = models.DateTimeField(null=True)
    gemaakt_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True)
    fout = models.TextField(blank=True)

    objects = OpdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "opdracht"
        verbose_name_plural = "opdrachten"
        ordering = ["pk"]
        indexes = [models.Index(fields=["status", "versturen_na"])]

    def __str__(self) -> str:
        return f"{self.soort} {self.sleutel}"


class Werker(models.Model):
    """A worker process, and when it last showed it is alive."""

    naam = models.CharField(max_length=200, unique=True)
    gezien_op = models.DateTimeField()

    class Meta:
        verbose_name = "werker"
        verbose_name_plural = "werkers"

    def __str__(self) -> str:
        return self.naam


class Stempel(models.Model):
    """When something outside the portal was last done: a backup, a check of the log."""

    naam = models.CharField(max_length=40, unique=True)
    op = models.DateTimeField()
    goed = models.BooleanField(default=True)

    class Meta:
        verbose_name = "stempel"
        verbose_name_plural = "stempels"

    def __str__(self) -> str:
        return self.naam


class Controle(models.Model):
    """One look through log, content and files: how much was seen, and every difference."""

    begonnen_op = models.DateTimeField()
    klaar_op = models.DateTimeField()
    regels = models.PositiveIntegerField()
    dingen = models.PositiveIntegerField()
    bestanden = models.PositiveIntegerField()
    aantal_verschillen = models.PositiveIntegerField()
    verschillen = models.JSONField(
        default=list
    )  # the first of them, as {"plek": ..., "uitleg": ...}

    class Meta:
        verbose_name = "controle"
        verbose_name_plural = "controles"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"controle van {self.klaar_op}"

    @property
    def duur(self) -> float:
        """How long it took, in seconds."""
        return (self.klaar_op - self.begonnen_op).total_seconds()
