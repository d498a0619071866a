"""Dimension 2: the meta-analysis of building blocks over all projects (R51). Read only."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from evaluatie.bouwstenen.models import Bouwsteen, Indicatorlabel
from evaluatie.resultaten.queries import Projectresultaat
from evaluatie.sessies.models import Inzicht
from uitvoering.project.models import Project

MINIMUM_PROJECTEN = (
    2  # an advice rests on at least so many projects, else it is a single experience
)


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

    @property
    def zegging(self) -> str:
        """How much weight it carries, in words."""
        if self.projecten < MINIMUM_PROJECTEN:
            return "één ervaring" if self.projecten or self.inzichten else "nog niets geleerd"
        return f"{self.projecten} projecten{', ook gemeten' if self.metingen else ''}"


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
    plaats = {r.project.pk: i for i, r in enumerate(resultaten)}
    cellen: dict[int, list[Leercel]] = defaultdict(lambda: [Leercel() for _ in resultaten])
    samen: dict[int, Leercel] = defaultdict(Leercel)
    for inzicht in inzichten:
        for steen in inzicht.bouwstenen.all():
            if inzicht.project_id is None:
                samen[steen.pk].inzichten += 1
            elif inzicht.project_id in plaats:
                cellen[steen.pk][plaats[inzicht.project_id]].inzichten += 1
    for steen, project in _gemeten_bouwstenen(resultaten):
        cellen[steen][plaats[project]].metingen += 1
    stenen = list(Bouwsteen.objects.select_related("lijst"))
    vol = [s for s in stenen if s.pk in cellen or s.pk in samen]
    rijen = [Bouwsteenrij(s, cellen[s.pk], samen[s.pk]) for s in vol]
    rijen.sort(key=lambda rij: (-rij.projecten, -rij.inzichten - rij.metingen))
    leeg = [s for s in stenen if s.pk not in cellen and s.pk not in samen]
    return Metaanalyse([r.project for r in resultaten], rijen, leeg)


def _gemeten_bouwstenen(resultaten: Sequence[Projectresultaat]) -> list[tuple[int, int]]:
    """Return (building block, project) for every label of a promise that has a value."""
    project_van = {
        b.indicator.pk: r.project.pk for r in resultaten for b in r.beloften if b.waarde is not None
    }
    labels = Indicatorlabel.bouwstenen.through.objects.filter(
        indicatorlabel__indicator__in=list(project_van)
    ).values_list("bouwsteen", "indicatorlabel__indicator")
    return [(steen, project_van[indicator]) for steen, indicator in labels]
