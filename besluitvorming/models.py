"""Twelve colleges decide each for itself on the one advice; the ceiling is never exceeded.

Rule ids: R01, R30-R32, W30, W31.
"""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from aanvragen.models import Aanvraag
from beoordeling.models import Advies
from besluitvorming.querysets import AandeelQuerySet, BeschikkingQuerySet
from deelnemers.models import Gebruiker, Gemeente
from kern.geld import BedragField
from kern.tijd import lokaal


class Eenmalig(models.Model):
    """What a college decided is written once: never changed, never deleted (law 4)."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once. Raises TypeError on a second save."""
        if not self._state.adding:
            raise TypeError("A decision is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse: what was decided stays readable."""
        raise TypeError("A decision is never deleted.")


class Voorlegging(Eenmalig):
    """The coördinator put one version of the advice before all colleges (R30)."""

    advies = models.OneToOneField(Advies, models.PROTECT, related_name="voorlegging")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["op"]
        verbose_name_plural = "voorleggingen"

    def __str__(self) -> str:
        return f"{self.advies} bij de colleges"


class Aandeel(models.Model):
    """A municipality's share in the advised amount of one project, by the verdeelsleutel (X01).

    Fixed when the advice is put before the colleges. A row exists for every municipality the
    project concerns, also for rejections (amount 0): that college decides.
    """

    advies = models.ForeignKey(Advies, models.PROTECT, related_name="aandelen")
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="aandelen")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="aandelen")
    bedrag = BedragField()

    objects = AandeelQuerySet.as_manager()

    class Meta:
        ordering = ["aanvraag__nummer", "gemeente__naam"]
        verbose_name_plural = "aandelen"
        constraints = [
            models.UniqueConstraint(
                fields=["advies", "aanvraag", "gemeente"], name="aandeel_eenmaal"
            ),
            models.CheckConstraint(condition=Q(bedrag__gte=0), name="aandeel_niet_negatief"),
        ]

    def __str__(self) -> str:
        return f"aandeel van {self.gemeente} in {self.aanvraag}"

    @property
    def besloten(self) -> "Projectbesluit | None":
        """What the college decided on it, or None; selects unless it was fetched along."""
        return getattr(self, "besluit", None)


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


class Beschikking(models.Model):
    """The formal letter per project once all its colleges decided (W30)."""

    class Uitkomst(models.TextChoices):
        TOEGEKEND = "toegekend", "toegekend"
        GEDEELTELIJK = "gedeeltelijk", "gedeeltelijk toegekend"
        AFGEWEZEN = "afgewezen", "afgewezen"

    aanvraag = models.OneToOneField(Aanvraag, models.PROTECT, related_name="beschikking")
    advies = models.ForeignKey(Advies, models.PROTECT, related_name="beschikkingen")
    kenmerk = models.CharField(max_length=44, unique=True)
    uitkomst = models.CharField(max_length=15, choices=Uitkomst)
    bedrag = BedragField()
    inhoud = models.JSONField()  # shares, obligations, reporting dates, reasons: written once
    datum = models.DateField()
    verzonden_op = models.DateTimeField(null=True)
    bezwaar_tot = models.DateField(null=True)  # six weeks from the day after sending

    objects = BeschikkingQuerySet.as_manager()

    class Meta:
        ordering = ["kenmerk"]
        verbose_name_plural = "beschikkingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(verzonden_op=None, bezwaar_tot=None)
                | Q(verzonden_op__isnull=False, bezwaar_tot__isnull=False),
                name="verzonden_met_bezwaartermijn",
            )
        ]

    def __str__(self) -> str:
        return f"beschikking {self.kenmerk}"

    @property
    def verzonden(self) -> date | None:
        """The Dutch calendar day on which it was sent."""
        return lokaal(self.verzonden_op).date() if self.verzonden_op else None


class Bezwaar(Eenmalig):
    """An objection, at the college that decided; a late one is registered too (W30)."""

    beschikking = models.ForeignKey(Beschikking, models.PROTECT, related_name="bezwaren")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="bezwaren")
    indiener = models.CharField(max_length=160)
    ontvangen_op = models.DateField()
    gronden = models.TextField()
    geregistreerd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    geregistreerd_op = models.DateTimeField()

    class Meta:
        ordering = ["ontvangen_op", "pk"]
        verbose_name_plural = "bezwaren"

    def __str__(self) -> str:
        return f"bezwaar tegen {self.beschikking}"

    @property
    def te_laat(self) -> bool:
        """Whether it came in after the term; the college judges that (Awb 6:9, 6:11)."""
        einde = self.beschikking.bezwaar_tot
        return einde is not None and self.ontvangen_op > einde
