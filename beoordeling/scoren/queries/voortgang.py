"""How far the committee is: who is final on what, never a value (W21).

Everything is counted by the database; only what a page shows is fetched.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.lookups import LessThan

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.belangen.queries import aantal, gemelde_belangen_in, is_verschoond
from beoordeling.commissie.models import Zetel, ZetelQuerySet
from beoordeling.scoren.models import Beoordeling
from beoordeling.scoren.queries.cijfers import geldige_beoordelingen
from regeling.ronde.models import Ronde


@dataclass(frozen=True)
class Lidvoortgang:
    """One scoring seat: of how many applications (`totaal`) how many are final and count."""

    zetel: Zetel
    totaal: int  # admitted applications from which the seat is not recused
    klaar: int
    verschoond: int

    @property
    def te_doen(self) -> int:
        """How many assessments this seat still owes."""
        return self.totaal - self.klaar


@dataclass
class Aanvraagvoortgang:
    """One application: who still has to become final, and whether it can be opened."""

    aanvraag: Aanvraag
    nodig: int  # the quorum of the ronde (W22)
    definitief: list[Zetel] = field(default_factory=list)  # whose final assessment counts
    wacht_op: list[Zetel] = field(default_factory=list)
    verschoond: list[Zetel] = field(default_factory=list)

    @property
    def geopend(self) -> bool:
        """The secretaris opened the scores."""
        return hasattr(self.aanvraag, "bespreking")

    @property
    def quorum(self) -> bool:
        """Enough valid final assessments (W22)."""
        return len(self.definitief) >= self.nodig

    @property
    def quorum_haalbaar(self) -> bool:
        """Whether enough can still be reached with the seats as they are."""
        return len(self.definitief) + len(self.wacht_op) >= self.nodig

    @property
    def gereed(self) -> bool:
        """Ready to be opened by the secretaris (W21)."""
        return not self.geopend and not self.wacht_op and self.quorum


# Conditions on `aanvragen_met_voortgang`; the same as the properties above, for the database.
QUORUM = F("ronde__quorum")
GEREED = Q(bespreking=None, aantal_wacht=0, aantal_geldig__gte=QUORUM)
WACHT = Q(aantal_wacht__gt=0)
GEOPEND = Q(bespreking__isnull=False)
ZONDER_QUORUM = Q(LessThan(F("aantal_geldig") + F("aantal_wacht"), QUORUM))
BEOORDEELD = Q(GEOPEND, aantal_geldig__gte=QUORUM)  # may be weighed


@dataclass(frozen=True)
class Rondevoortgang:
    """A ronde in numbers: of `nodig` assessments `definitief` are done; the rest are applications."""

    aanvragen: int
    definitief: int
    nodig: int
    geopend: int
    gereed: int
    wacht: int
    zonder_quorum: int


def _zetels(ronde: Ronde) -> ZetelQuerySet:
    return Zetel.objects.filter(commissie__ronde=ronde).scorend()


def ledenvoortgang(ronde: Ronde) -> list[Lidvoortgang]:
    """Return how far every scoring member is, by seat; one query. No value is in it (W21).

    A recused application does not belong to `totaal`, and what was scored there not to `klaar`
    (W20). Replaced seats are left out: they owe nothing any more.
    """
    return Voortgang(ronde).leden


def aanvragen_met_voortgang(ronde: Ronde) -> QuerySet[Aanvraag]:
    """Return the admitted applications, each with how many assessments count and are waited for.

    Annotated `aantal_geldig` and `aantal_wacht`.
    """
    # what is final counts here as it stands: the application is admitted and the seat not recused
    final = Beoordeling.objects.filter(
        status=Beoordeling.Status.DEFINITIEF,
        zetel=OuterRef("pk"),
        aanvraag=OuterRef(OuterRef("pk")),
    )
    waiting = (
        _zetels(ronde)
        .actief()
        .filter(~Exists(final), ~is_verschoond(OuterRef("pk"), OuterRef(OuterRef("pk"))))
    )
    done = geldige_beoordelingen(ronde).filter(aanvraag=OuterRef("pk"))
    return (
        Aanvraag.objects.filter(ronde=ronde)
        .toegelaten()
        .annotate(aantal_geldig=aantal(done), aantal_wacht=aantal(waiting))
    )


class Voortgang:
    """The progress of one ronde. Each question is asked once, and only when it is shown."""

    def __init__(self, ronde: Ronde) -> None:
        self.ronde = ronde

    @cached_property
    def getallen(self) -> Rondevoortgang:
        """The ronde in numbers; one query."""
        rows: QuerySet[Any] = aanvragen_met_voortgang(self.ronde)
        # distinct makes the database count each row once, not again for every number below
        rows = rows.values("pk", "aantal_geldig", "aantal_wacht").distinct()
        numbers = rows.aggregate(
            aanvragen=Count("pk"),
            definitief=Sum("aantal_geldig", default=0),
            nodig=Sum(F("aantal_geldig") + F("aantal_wacht"), default=0),
            geopend=Count("pk", filter=GEOPEND),
            gereed=Count("pk", filter=GEREED),
            wacht=Count("pk", filter=WACHT),
            zonder_quorum=Count("pk", filter=ZONDER_QUORUM),
        )
        return Rondevoortgang(**numbers)

    @cached_property
    def leden(self) -> list[Lidvoortgang]:
        """Every member, see `ledenvoortgang`."""
        return [
            Lidvoortgang(z, z.toegelaten - z.verschoond, z.klaar, z.verschoond)
            for z in self._zetels
            if z.beeindigd_op is None
        ]

    @cached_property
    def achter(self) -> list[Lidvoortgang]:
        """The members who still owe an assessment."""
        return [lid for lid in self.leden if lid.te_doen]

    @cached_property
    def _zetels(self) -> list[Any]:
        """All scoring seats with their numbers, replaced ones too: what they made final counts."""
        admitted = Aanvraag.objects.filter(ronde=self.ronde).toegelaten()
        recused = is_verschoond(OuterRef(OuterRef("pk")), OuterRef("pk"))
        done = geldige_beoordelingen(self.ronde).filter(zetel=OuterRef("pk"))
        return list(
            _zetels(self.ronde)
            .select_related("gebruiker")
            .annotate(
                toegelaten=aantal(admitted),
                verschoond=aantal(admitted.filter(recused)),
                klaar=aantal(done),
            )
        )

    @cached_property
    def belangen(self) -> list[Belangenverklaring]:
        """The interests that were reported, with seat, application and reason; one query."""
        return list(gemelde_belangen_in(self.ronde))

    def per_aanvraag(self, aanvragen: Iterable[Aanvraag]) -> list[Aanvraagvoortgang]:
        """Return who is final on these applications and who is not; at most three queries."""
        rows = list(aanvragen)
        done = geldige_beoordelingen(self.ronde).filter(aanvraag__in=rows)
        final = set(done.values_list("zetel_id", "aanvraag_id"))
        recused = {(v.zetel_id, v.aanvraag_id) for v in self.belangen}
        return [_aanvraagvoortgang(row, self, final, recused) for row in rows]


def _aanvraagvoortgang(
    aanvraag: Aanvraag,
    voortgang: Voortgang,
    final: set[tuple[int, int]],
    recused: set[tuple[int, int | None]],
) -> Aanvraagvoortgang:
    stand = Aanvraagvoortgang(aanvraag, voortgang.ronde.quorum)
    for zetel in voortgang._zetels:
        if {(zetel.pk, None), (zetel.pk, aanvraag.pk)} & recused:
            stand.verschoond.append(zetel)
        elif (zetel.pk, aanvraag.pk) in final:
            stand.definitief.append(zetel)
        elif zetel.beeindigd_op is None:
            stand.wacht_op.append(zetel)
    return stand
