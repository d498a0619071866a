"""The municipalities: from when until when they exist, and who took over (R05)."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from kern.basis.tijd import vandaag


class GemeenteQuerySet(models.QuerySet):
    """Questions about municipalities."""

    def geldig_op(self, dag: date) -> Self:
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
