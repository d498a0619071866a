"""Independence in queries (W20): the newest declaration counts, and without one there is no access.

The one place that says which applications a seat may see and from which it is recused; pages, lists,
counts, figures, exports and mail all ask here, through `Aanvraag.objects.zichtbaar_voor` or below.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import (
    BooleanField,
    Exists,
    Expression,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber
from django.db.models.lookups import Exact

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.commissie.models import Commissie, Zetel
from kern.toegang.zichtbaarheid import registreer_zichtbaarheid
from regeling.ronde.models import Ronde


@registreer_zichtbaarheid("aanvragen.aanvraag")
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
    own = Belangenverklaring.objects.filter(
        zetel__gebruiker=gebruiker,
        zetel__beeindigd_op=None,
        zetel__commissie__ronde=OuterRef("ronde"),
    )
    return Q(status=Aanvraag.Status.TOEGELATEN) & (
        Q(Exists(zetel.filter(functie=Zetel.Functie.SECRETARIS)))
        | (
            Q(Exists(zetel.scorend()))
            & Q(Exact(_nieuwste(own.filter(aanvraag=None)), Value(False)))
            & Q(Exact(_nieuwste(own.filter(aanvraag=OuterRef("pk"))), Value(False)))
        )
    )


def _nieuwste(verklaringen: QuerySet[Belangenverklaring]) -> Subquery:
    """Return `heeft_belang` of the newest of these declarations; NULL without one."""
    return Subquery(verklaringen.order_by("-op", "-pk").values("heeft_belang")[:1])


def meldt_belang(zetel: Any, aanvraag: Any) -> Expression:
    """Whether the newest declaration of a seat about an application says "interest"; else False.

    `zetel` and `aanvraag` are references of the outer query or ids; aanvraag None asks for the
    declaration about the whole ronde.
    """
    rows = Belangenverklaring.objects.filter(zetel=zetel)
    rows = rows.filter(aanvraag=None) if aanvraag is None else rows.filter(aanvraag=aanvraag)
    return Coalesce(_nieuwste(rows), Value(False), output_field=BooleanField())


def is_verschoond(zetel: Any, aanvraag: Any) -> Q:
    """Condition: this seat is recused, by an interest in the ronde or in the application (W20).

    References as for `meldt_belang`. What a recused seat scored does not count anywhere.
    """
    return Q(Exact(meldt_belang(zetel, None), Value(True))) | Q(
        Exact(meldt_belang(zetel, aanvraag), Value(True))
    )


def laatste_verklaringen(
    zetels: Iterable[Zetel] | QuerySet[Zetel],
) -> QuerySet[Belangenverklaring]:
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


def gemelde_belangen(zetels: Iterable[Zetel] | QuerySet[Zetel]) -> QuerySet[Belangenverklaring]:
    """Return the newest declarations of these seats that report an interest, oldest first."""
    newest = laatste_verklaringen(zetels).order_by().values("pk")
    return Belangenverklaring.objects.filter(pk__in=newest, heeft_belang=True)


def gemelde_belangen_in(ronde: Ronde) -> QuerySet[Belangenverklaring]:
    """Return who is recused from what in a ronde, replaced seats too, with seat and application.

    For the secretaris, and for the advice; the reason of an interest is for the secretaris only.
    """
    zetels = Zetel.objects.filter(commissie__ronde=ronde)
    return gemelde_belangen(zetels).select_related("zetel__gebruiker", "aanvraag")


def zichtbaar_in_ronde(gebruiker: Any, ronde: Ronde) -> set[int]:
    """Return the ids of the applications of a ronde that this user may see through a seat."""
    rows = Aanvraag.objects.filter(zichtbaar_voor_commissie(gebruiker), ronde=ronde)
    return set(rows.values_list("pk", flat=True))
