"""Independence in queries (W20): the newest declaration counts, and without one there is no access.

The one place that says which applications a seat may see and from which it is recused; pages, lists,
counts, figures, exports and mail all ask here, through `Aanvraag.objects.zichtbaar_voor` or below.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BooleanField,
    Exists,
    Expression,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber
from django.db.models.lookups import Exact, IsNull

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.commissie.queries import zetel_van
from kern.toegang.wie import Wie
from kern.toegang.zichtbaarheid import registreer_zichtbaarheid
from regeling.ronde.models import Ronde

Verklaard = dict[int | None, Belangenverklaring]  # by id of the application; None is the ronde


@registreer_zichtbaarheid("aanvragen.aanvraag")
def zichtbaar_voor_commissie(gebruiker: Wie) -> Q:
    """Return what this user may see through a seat: registered in `aanvragen.zichtbaarheid`.

    The secretaris sees every admitted application of the ronde. Chair and members see those of a
    started committee for which their newest declarations, for the ronde and for the application,
    say "no interest".
    """
    if not gebruiker.is_authenticated:
        return Q(pk__in=[])
    zetel = Zetel.objects.actief().filter(
        gebruiker=gebruiker.pk,
        commissie__ronde=OuterRef("ronde"),
        commissie__status=Commissie.Status.GESTART,
    )
    own = Belangenverklaring.objects.filter(
        zetel__gebruiker=gebruiker.pk,
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


def is_verborgen(zetel: Any, aanvraag: Any) -> Q:
    """Condition: this seat may know the title only: recused, or not declared (W20, W25).

    References as for `meldt_belang`. Unlike what a seat sees, it does not ask whether the application
    still takes part: what was withdrawn stays hidden in an advice that names it.
    """
    own = Belangenverklaring.objects.filter(zetel=zetel)
    declared = Q(Exists(own.filter(aanvraag=None))) & Q(Exists(own.filter(aanvraag=aanvraag)))
    return is_verschoond(zetel, aanvraag) | ~declared


def verborgen_aanvragen(gebruiker: Wie, ronde: Ronde | int) -> QuerySet[Aanvraag]:
    """Return the admitted applications of which this member may know the title only.

    Empty for who has no scoring seat in the ronde. Whoever has one here gets no total of the whole:
    what is hidden would follow from it (W25).
    """
    zetel = zetel_van(gebruiker, ronde)
    if zetel is None or not zetel.scoort:
        return Aanvraag.objects.none()
    admitted = Aanvraag.objects.filter(ronde=ronde).toegelaten()
    return admitted.filter(is_verborgen(zetel.pk, OuterRef("pk")))


def wie_stelt_vast(ronde: Ronde | int) -> Zetel | None:
    """Return the seat that sets down the advice: the chair, unless the chair has an interest (W25).

    Then the first member without any, in the order of the seats; and when every member has one, the
    secretaris, on behalf of all. None without a committee. One query.
    """
    admitted = Aanvraag.objects.filter(ronde=ronde).toegelaten()
    interest = admitted.filter(is_verschoond(OuterRef(OuterRef("pk")), OuterRef("pk")))
    plaats = list(Zetel.Functie.values)
    seats = (
        Zetel.objects.actief()
        .filter(~Exists(interest), commissie__ronde=ronde, gebruiker__isnull=False)
        .select_related("gebruiker")
    )
    return min(seats, key=lambda zetel: (plaats.index(zetel.functie), zetel.pk), default=None)


def aantal(rows: QuerySet[Any]) -> Subquery:
    """Count the rows of a query that may refer to the outer one."""
    counted = rows.order_by().annotate(aantal=Func(F("pk"), function="COUNT"))
    return Subquery(counted.values("aantal"), output_field=IntegerField())


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


def laatste_verklaringen_van(zetel: Zetel) -> Verklaard:
    """Return the newest declarations of one seat by application id; None is that for the ronde."""
    return {v.aanvraag_id: v for v in laatste_verklaringen([zetel])}


@dataclass(frozen=True)
class Verklaarstand:
    """How far one seat is with declaring."""

    ronde_verklaard: bool
    belang_bij_ronde: bool
    te_verklaren: int  # admitted applications without a declaration


def verklaarstand(zetel: Zetel) -> Verklaarstand:
    """Return how far a seat is with declaring (W20); one query."""
    for_ronde = zetel.verklaringen.filter(aanvraag=None)
    row = (
        Zetel.objects.filter(pk=zetel.pk)
        .annotate(
            ronde_verklaard=Exists(for_ronde),
            belang_bij_ronde=meldt_belang(zetel.pk, None),
            te_verklaren=aantal(te_verklaren(zetel)),
        )
        .values("ronde_verklaard", "belang_bij_ronde", "te_verklaren")
        .get()
    )
    return Verklaarstand(**row)


def te_verklaren(zetel: Zetel) -> QuerySet[Aanvraag]:
    """Return the admitted applications about which this seat declared nothing."""
    declared = zetel.verklaringen.filter(aanvraag=OuterRef("pk"))
    admitted = Aanvraag.objects.filter(ronde=zetel.commissie.ronde_id).toegelaten()
    return admitted.filter(~Exists(declared))


def titels_van_verklaard(zetel: Zetel, verklaard: Verklaard) -> list[dict[str, Any]]:
    """Return what a seat declared: id, title and declaration, with an interest nothing more (W20)."""
    titels = (
        Aanvraag.objects.filter(ronde=zetel.commissie.ronde_id)
        .toegelaten()
        .filter(pk__in=[pk for pk in verklaard if pk])
        .values_list("pk", "titel")
    )
    return [{"pk": pk, "titel": titel, "verklaring": verklaard[pk]} for pk, titel in titels]


def gemelde_belangen(zetels: Iterable[Zetel] | QuerySet[Zetel]) -> QuerySet[Belangenverklaring]:
    """Return the newest declarations of these seats that report an interest, oldest first."""
    same = Belangenverklaring.objects.filter(
        Q(aanvraag=OuterRef("aanvraag")) | Q(IsNull(OuterRef("aanvraag"), True), aanvraag=None),
        zetel=OuterRef("zetel"),
    )
    newer = same.filter(Q(op__gt=OuterRef("op")) | Q(op=OuterRef("op"), pk__gt=OuterRef("pk")))
    # few report an interest: only for those a newer one is looked for
    return Belangenverklaring.objects.filter(~Exists(newer), zetel__in=zetels, heeft_belang=True)


def gemelde_belangen_in(ronde: Ronde) -> QuerySet[Belangenverklaring]:
    """Return who is recused from what in a ronde, replaced seats too, with seat and application.

    For the secretaris, and for the advice; the reason of an interest is for the secretaris only.
    """
    zetels = Zetel.objects.filter(commissie__ronde=ronde)
    return gemelde_belangen(zetels).select_related("zetel__gebruiker", "aanvraag")
