"""Declarations of interest (W20)."""

from django.db import models
from django.db.models import Q

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel


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
