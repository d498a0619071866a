"""Building blocks in their lists, and what indicators tell about them (X04, R51)."""

from django.db import models

from aanvragen.velden.models import Indicator


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


class Indicatorlabel(models.Model):
    """A promised indicator says something about these building blocks (X04, R51)."""

    indicator = models.OneToOneField(Indicator, models.CASCADE, related_name="label")
    bouwstenen = models.ManyToManyField(Bouwsteen, related_name="indicatorlabels")

    class Meta:
        verbose_name_plural = "indicatorlabels"

    def __str__(self) -> str:
        return f"label van {self.indicator}"
