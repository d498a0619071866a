"""How far the colleges are, asked in one place: which shares count and who decided (R30, W14).

Counted in SQL. Amounts are Decimal in euros.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from beoordeling.weging.models import Advies
from besluitvorming.besluiten.rekenen import NUL
from besluitvorming.verdeling.models import Aandeel, telt_mee
from deelnemers.gemeenten.models import Gemeente
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde

T = TypeVar("T")


@dataclass(frozen=True)
class Collegetelling:
    """On how many projects one college decides, decided and deviates, and what it would pay."""

    gemeente: Gemeente
    projecten: int
    besloten: int
    afwijkend: int
    bedrag: Decimal

    @property
    def klaar(self) -> bool:
        """It decided on all its projects; never for one without any."""
        return bool(self.projecten) and self.besloten == self.projecten


def collegetellingen(ronde: Ronde) -> list[Collegetelling]:
    """Count per municipality of the ronde, by name; also those without projects. One query."""
    telt = Q(aandelen__advies__ronde=ronde) & telt_mee("aandelen__")
    gemeenten = ronde.gemeenten.order_by("naam").annotate(
        projecten=Count("aandelen", filter=telt),
        besloten=Count("aandelen__besluit", filter=telt),
        afwijkend=Count("aandelen__besluit", filter=telt & Q(aandelen__besluit__volgt=False)),
        som=Sum("aandelen__bedrag", filter=telt),
    )
    return [
        Collegetelling(g, g.projecten, g.besloten, g.afwijkend, g.som or NUL) for g in gemeenten
    ]


@dataclass(frozen=True)
class Collegevoortgang:
    """How many colleges have to decide, and the names of those that decided on all of theirs."""

    totaal: int
    namen: tuple[str, ...]

    @property
    def klaar(self) -> int:
        """How many colleges are done."""
        return len(self.namen)


def voortgang_van(tellingen: Iterable[Collegetelling]) -> Collegevoortgang:
    """Tell how far the colleges are that have something to decide (R30, W14)."""
    te_doen = [telling for telling in tellingen if telling.projecten]
    return Collegevoortgang(
        len(te_doen), tuple(telling.gemeente.naam for telling in te_doen if telling.klaar)
    )


def collegevoortgang(ronde: Ronde) -> Collegevoortgang | None:
    """Tell which colleges decided on all their projects (R30, W14); one query.

    A project that was withdrawn keeps nobody waiting. None while no college has anything to decide.
    """
    voortgang = voortgang_van(collegetellingen(ronde))
    return voortgang if voortgang.totaal else None


def colleges_te_wachten() -> dict[Ronde, list[str]]:
    """Return per ronde the names of the colleges that still have to decide; two queries."""
    open_ = Aandeel.objects.open().values_list("advies__ronde", "gemeente__naam").distinct()
    namen: dict[int, list[str]] = defaultdict(list)
    for ronde_id, naam in open_.order_by("gemeente__naam"):
        namen[ronde_id].append(naam)
    return _per_ronde(namen)


def eigen_open_projecten(gebruiker: Wie) -> dict[Ronde, int]:
    """Return per ronde on how many projects the own college still has to decide; two queries."""
    eigen = Aandeel.objects.open().van(gebruiker).order_by().values_list("advies__ronde")
    return _per_ronde(dict(eigen.annotate(aantal=Count("pk"))))


def anderen_te_wachten(gebruiker: Wie) -> dict[Ronde, int]:
    """Return per ronde of the own college how many colleges still have to decide; two queries."""
    eigen = Aandeel.objects.van(gebruiker).order_by()
    open_ = Aandeel.objects.open().filter(advies__in=eigen.values("advies"))
    per_ronde = open_.order_by().values_list("advies__ronde")
    return _per_ronde(dict(per_ronde.annotate(colleges=Count("gemeente", distinct=True))))


def _per_ronde(aantallen: Mapping[int, T]) -> dict[Ronde, T]:
    """Put the rondes in the place of their ids; no query when there are none."""
    rondes = Ronde.objects.filter(pk__in=aantallen) if aantallen else Ronde.objects.none()
    return {ronde: aantallen[ronde.pk] for ronde in rondes}


def gemeenten_met_aandeel(gebruiker: Wie, advies: Advies) -> QuerySet[Gemeente]:
    """The own municipality and those that merged into it, if they have a share; open ones first."""
    eigen = Aandeel.objects.van(gebruiker).filter(advies=advies)
    nog_open = Aandeel.objects.open().filter(advies=advies, gemeente=OuterRef("pk"))
    return (
        Gemeente.objects.filter(pk__in=eigen.values("gemeente"))
        .annotate(nog_open=Exists(nog_open))
        .order_by("-nog_open", "naam")
    )
