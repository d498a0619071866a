"""Dimension 2: insights, and the meta-analysis of building blocks over all projects (R51)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from evaluatie.bouwstenen.models import Bouwsteen, Indicatorlabel
from evaluatie.resultaten.queries import Projectresultaat
from evaluatie.sessies.models import Inzicht
from uitvoering.project.models import Project

# An advice rests on at least so many projects, else it is a single experience.
MINIMUM_PROJECTEN = 2


def inzichten_over_projecten(projecten: Sequence[Project], ronde_id: int) -> list[Inzicht]:
    """Return the insights of a ronde on these projects, or on no project in particular."""
    rijen = Inzicht.objects.filter(sessie__ronde=ronde_id)
    rijen = rijen.select_related("sessie", "project__aanvraag").prefetch_related("bouwstenen")
    zichtbaar = {p.pk for p in projecten} | {None}
    return [rij for rij in rijen.order_by("sessie__datum", "pk") if rij.project_id in zichtbaar]


@dataclass
class Leercel:
    """What one project tells about one building block."""

    inzichten: int = 0
    metingen: int = 0  # promised indicators about this block that were measured

    @property
    def leeg(self) -> bool:
        """Nothing was learned here: that is a result as well."""
        return not (self.inzichten or self.metingen)

    @property
    def bewijs(self) -> str:
        """What it rests on: measured, or experience."""
        if self.leeg:
            return ""
        return "gemeten" if self.metingen else "ervaring"


@dataclass
class Bouwsteenrij:
    """One building block over all projects; `samen` are insights that hold for all of them."""

    bouwsteen: Bouwsteen
    cellen: list[Leercel]
    samen: Leercel = field(default_factory=Leercel)

    @property
    def projecten(self) -> int:
        """How many projects tell something about this block."""
        return sum(not cel.leeg for cel in self.cellen)

    @property
    def inzichten(self) -> int:
        """How many insights there are."""
        return self.samen.inzichten + sum(cel.inzichten for cel in self.cellen)

    @property
    def metingen(self) -> int:
        """How many measured promises there are."""
        return sum(cel.metingen for cel in self.cellen)

    def cel(self, plaats: int | None) -> Leercel:
        """Return the cell of the project at that place; None is all of them together."""
        return self.samen if plaats is None else self.cellen[plaats]


@dataclass
class Metaanalyse:
    """Building blocks by projects: those about which something was learned, and the others."""

    projecten: list[Project]
    rijen: list[Bouwsteenrij]
    leeg: list[Bouwsteen]

    @property
    def advies_waard(self) -> list[Bouwsteenrij]:
        """Rows that rest on two projects or more."""
        return [rij for rij in self.rijen if rij.projecten >= MINIMUM_PROJECTEN]


def metaanalyse(
    resultaten: Sequence[Projectresultaat], inzichten: Sequence[Inzicht]
) -> Metaanalyse:
    """Put insights and measured indicators in one table; two queries.

    `inzichten` come with their building blocks prefetched, and of visible projects only (W62).
    """
    places: dict[int | None, int | None] = {r.project.pk: i for i, r in enumerate(resultaten)}
    places[None] = None
    stenen = list(Bouwsteen.objects.select_related("lijst"))
    rijen = {s.pk: Bouwsteenrij(s, [Leercel() for _ in resultaten]) for s in stenen}
    for inzicht in inzichten:
        if inzicht.project_id in places:
            for steen in inzicht.bouwstenen.all():
                rijen[steen.pk].cel(places[inzicht.project_id]).inzichten += 1
    for steen_id, project_id in _gemeten_bouwstenen(resultaten):
        rijen[steen_id].cel(places[project_id]).metingen += 1
    vol = [rij for rij in rijen.values() if rij.inzichten or rij.metingen]
    vol.sort(key=lambda rij: (-rij.projecten, -rij.inzichten - rij.metingen))
    leeg = [rij.bouwsteen for rij in rijen.values() if not (rij.inzichten or rij.metingen)]
    return Metaanalyse([r.project for r in resultaten], vol, leeg)


def _gemeten_bouwstenen(resultaten: Sequence[Projectresultaat]) -> list[tuple[int, int]]:
    """Return (building block, project) for every label of a promise that has a value."""
    project_van = {
        b.indicator.pk: r.project.pk for r in resultaten for b in r.beloften if b.waarde is not None
    }
    labels = Indicatorlabel.bouwstenen.through.objects.filter(
        indicatorlabel__indicator__in=list(project_van)
    ).values_list("bouwsteen", "indicatorlabel__indicator")
    return [(steen, project_van[indicator]) for steen, indicator in labels]
