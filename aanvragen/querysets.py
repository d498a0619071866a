"""Questions about applications, composable and free of duplicates."""

from typing import Any, Self

from django.db import models
from django.db.models import DecimalField, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from aanvragen import zichtbaarheid
from deelnemers import rollen

NIET_ONTVANGEN = ("concept", "ingetrokken")


def van_leden(gebruiker: Any) -> Q:
    """Applications on which someone may work: through the penvoerder, or a partner by KvK (W10)."""
    from aanvragen.models import Partner

    aanbieders = rollen.aanbieders_van(gebruiker)
    if not aanbieders:
        return Q(pk__in=[])
    als_partner = Partner.objects.filter(kvk_nummer__in=[a.kvk_nummer for a in aanbieders])
    return Q(penvoerder_id__in=[a.pk for a in aanbieders]) | Q(
        pk__in=als_partner.values("aanvraag_id")
    )


def _bedrag(soort: str) -> Coalesce:
    """Sum one kind of budget lines, as a subquery so that several sums don't multiply."""
    from aanvragen.models import Begrotingsregel

    regels = Begrotingsregel.objects.filter(aanvraag=OuterRef("pk"), soort=soort)
    som = regels.order_by().values("aanvraag").annotate(som=Sum("bedrag")).values("som")
    veld: DecimalField = DecimalField(max_digits=14, decimal_places=2)
    return Coalesce(Subquery(som, output_field=veld), Value(0), output_field=veld)


class AanvraagQuerySet(models.QuerySet):
    """Questions about applications."""

    def zichtbaar_voor(self, gebruiker: Any) -> Self:
        """What this person may see: the one filter of pages, lists, exports and mail (W62)."""
        return self.filter(zichtbaarheid.voor(gebruiker))

    def van_aanbieder(self, gebruiker: Any) -> Self:
        """Applications on which `gebruiker` may work (W10)."""
        return self.filter(van_leden(gebruiker))

    def ontvangen(self) -> Self:
        """Everything that was ever submitted and not withdrawn."""
        return self.exclude(status__in=NIET_ONTVANGEN)

    def meetellend(self) -> Self:
        """What blocks the same project elsewhere: received and not put aside (R11)."""
        return self.ontvangen().exclude(status="buiten_behandeling")

    def toegelaten(self) -> Self:
        """Applications that passed the check and go to the committee (R21)."""
        return self.filter(status="toegelaten")

    def te_toetsen(self) -> Self:
        """Submitted and waiting for the coördinator (W13)."""
        return self.filter(status="ingediend")

    def met_bedragen(self) -> Self:
        """Annotate kosten, eigen, andere and gevraagd (R15: totals are computed, never typed)."""
        return self.annotate(
            kosten=_bedrag("kosten"),
            eigen=_bedrag("eigen_bijdrage"),
            andere=_bedrag("andere_financiering"),
        ).annotate(gevraagd=models.F("kosten") - models.F("eigen") - models.F("andere"))

    def met_versie(self) -> Self:
        """Annotate what the newest received version asks and when it came in (no row: None)."""
        from aanvragen.models import Aanvraagversie

        laatste = Aanvraagversie.objects.filter(aanvraag=OuterRef("pk")).order_by("-nummer")
        return self.annotate(
            ontvangen_op=Subquery(laatste.values("ingediend_op")[:1]),
            ontvangen_bedrag=Subquery(laatste.values("gevraagd")[:1]),
            versienummer=Subquery(laatste.values("nummer")[:1]),
        )
