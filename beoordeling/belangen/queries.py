"""Independence in queries (W20): the newest declaration counts, and without one there is no access.

The one place that says which applications a seat may see; pages, lists, counts, exports and mail
all ask here, through `Aanvraag.objects.zichtbaar_voor` or through the sets below.

The secretaris: who is final, open what is ready, remind who is late (W21).

What one person sees of the weighing (R24, W20, W21): rows, meters and what is left. Fixed number of queries.
"""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import RowNumber
from django.db.models.lookups import Exact

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.commissie.models import Commissie, Zetel
from regeling.ronde.models import Ronde


def zichtbaar_voor_commissie(gebruiker: Any) -> Q:
    """Return what this user may see through a seat: registered in `aanvragen.zichtbaarheid`.

    The secretaris sees every admitted application of the ronde. Chair and members see those of a
    started committee for which their newest declarations, for the ronde and for the application,
    say "no interest".
    """
    if not gebruiker.is_authenticated:
        return Q(pk__in=[])
    zetel = Zetel.objects.actief().filter(
        gebruiker=gebruiker,
        commissie__ronde=OuterRef("ronde"),
        commissie__status=Commissie.Status.GESTART,
    )
    return Q(status=Aanvraag.Status.TOEGELATEN) & (
        Q(Exists(zetel.filter(functie=Zetel.Functie.SECRETARIS)))
        | (
            Q(Exists(zetel.scorend()))
            & Q(Exact(_laatste_verklaring(gebruiker, aanvraag=None), Value(False)))
            & Q(Exact(_laatste_verklaring(gebruiker, aanvraag=OuterRef("pk")), Value(False)))
        )
    )


def _laatste_verklaring(gebruiker: Any, aanvraag: Any) -> Subquery:
    """Return `heeft_belang` of the newest declaration of this user's seat; NULL without one."""
    rijen = Belangenverklaring.objects.filter(
        zetel__gebruiker=gebruiker,
        zetel__beeindigd_op=None,
        zetel__commissie__ronde=OuterRef("ronde"),
    )
    rijen = rijen.filter(aanvraag=None) if aanvraag is None else rijen.filter(aanvraag=aanvraag)
    return Subquery(rijen.order_by("-op", "-pk").values("heeft_belang")[:1])


def laatste_verklaringen(zetels: Any) -> QuerySet:
    """Return the newest declaration per seat and application (None for the ronde), one query."""
    return (
        Belangenverklaring.objects.filter(zetel__in=zetels)
        .annotate(
            volgorde=Window(
                RowNumber(),
                partition_by=[F("zetel_id"), F("aanvraag_id")],
                order_by=[F("op").desc(), F("pk").desc()],
            )
        )
        .filter(volgorde=1)
    )


def laatste_verklaringen_van(zetel: Zetel) -> dict[int | None, Belangenverklaring]:
    """Return the newest declarations of one seat by application id; None is that for the ronde."""
    return {v.aanvraag_id: v for v in laatste_verklaringen([zetel])}


class Verschoningen:
    """Who is recused from what in one ronde; loaded with one query."""

    def __init__(self, ronde: Ronde) -> None:
        zetels = Zetel.objects.filter(commissie__ronde=ronde)
        self._paren = {
            (v.zetel_id, v.aanvraag_id) for v in laatste_verklaringen(zetels) if v.heeft_belang
        }

    def geldt(self, zetel_id: int, aanvraag_id: int) -> bool:
        """Whether this seat does not count: an interest in the application or in the ronde."""
        return (zetel_id, None) in self._paren or (zetel_id, aanvraag_id) in self._paren

    def __len__(self) -> int:
        return len(self._paren)


def gemelde_belangen(ronde: Ronde) -> list:
    """Who declared an interest in what, with the reason; for the secretaris only."""
    zetels = Zetel.objects.filter(commissie__ronde=ronde)
    rijen = laatste_verklaringen(zetels).select_related("zetel__gebruiker", "aanvraag")
    return [rij for rij in rijen if rij.heeft_belang]


def zichtbaar_in_ronde(gebruiker: Any, ronde: Ronde) -> set[int]:
    rijen = Aanvraag.objects.filter(zichtbaar_voor_commissie(gebruiker), ronde=ronde)
    return set(rijen.values_list("pk", flat=True))
