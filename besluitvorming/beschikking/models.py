"""The formal letter per project (W30)."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from aanvragen.velden.models import Aanvraag
from beoordeling.weging.models import Advies
from kern.basis.tijd import lokaal
from kern.toegang.zichtbaarheid import ZichtbaarQuerySet
from kern.ui.bedrag import BedragField

DOCUMENTSOORT = "beschikking"  # the code of the letter as a document


class BeschikkingQuerySet(ZichtbaarQuerySet["Beschikking"]):
    """Questions about letters; who sees which is said in `rules` (W62)."""

    def verzonden(self) -> Self:
        """Letters that were sent: from then on the applicant and the public may know."""
        return self.filter(verzonden_op__isnull=False)

    def te_versturen(self) -> Self:
        """Letters that were made and not sent."""
        return self.filter(verzonden_op=None)

    def toegekend(self) -> Self:
        """Letters that grant something."""
        return self.filter(bedrag__gt=0)

    def openbaar(self) -> Self:
        """Letters that the public may know of: sent, and granting something (W63)."""
        return self.verzonden().toegekend()


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
