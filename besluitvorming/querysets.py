"""Questions about shares and letters; the one filter per person that pages and exports share."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from deelnemers.models import Gemeente
from deelnemers.rollen import gemeente_van, is_coordinator
from kern.tijd import vandaag

INGETROKKEN = "ingetrokken"


def gemeenten_van(gebruiker: Any) -> models.QuerySet[Gemeente]:
    """The municipality someone works for, and those that merged into it (R05)."""
    eigen = gemeente_van(gebruiker)
    if eigen is None:
        return Gemeente.objects.none()
    opgegaan = Q(opgevolgd_door=eigen, geldig_tot__lt=vandaag())
    return Gemeente.objects.filter(Q(pk=eigen.pk) | opgegaan)


class AandeelQuerySet(models.QuerySet):
    """Questions about shares."""

    def geldend(self) -> Self:
        """Shares in projects that were not withdrawn before a college decided (W14)."""
        return self.exclude(aanvraag__status=INGETROKKEN)

    def open(self) -> Self:
        """Shares on which the college has not decided."""
        return self.geldend().filter(besluit=None)

    def van(self, gebruiker: Any) -> Self:
        """Shares of the municipality this person works for (R30)."""
        return self.filter(gemeente__in=gemeenten_van(gebruiker))


class BeschikkingQuerySet(models.QuerySet):
    """Questions about letters."""

    def verzonden(self) -> Self:
        """Letters that were sent: from then on the applicant and the public may know."""
        return self.filter(verzonden_op__isnull=False)

    def te_versturen(self) -> Self:
        """Letters that were made and not sent."""
        return self.filter(verzonden_op=None)

    def toegekend(self) -> Self:
        """Letters that grant something."""
        return self.filter(bedrag__gt=0)

    def zichtbaar_voor(self, gebruiker: Any) -> Self:
        """The coördinator sees all, a municipality its own, the applicant what was sent (W62)."""
        from aanvragen.models import Aanvraag
        from besluitvorming.models import Aandeel

        if not gebruiker or not gebruiker.is_authenticated:
            return self.none()
        if is_coordinator(gebruiker):
            return self
        eigen = Aanvraag.objects.van_aanbieder(gebruiker).filter(pk=OuterRef("aanvraag"))
        deel = Aandeel.objects.van(gebruiker).filter(aanvraag=OuterRef("aanvraag"))
        return self.filter(Exists(deel) | (Q(verzonden_op__isnull=False) & Exists(eigen)))
