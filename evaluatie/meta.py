"""Dimension 2: the meta-analysis of building blocks over all projects (R51). Read only."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from evaluatie.models import Bouwsteen, Indicatorlabel, Inzicht
from evaluatie.resultaten import Resultaat
from uitvoering.models import Project

TWEE = 2  # an advice rests on at least so many projects, else it is a single experience


@dataclass
class Cel:
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
class Rij:
    """One building block over all projects; `samen` are insights that hold for all of them."""

    bouwsteen: Bouwsteen
    cellen: list[Cel]
    samen: Cel = field(default_factory=Cel)

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
        if self.projecten < TWEE:
            return "één ervaring" if self.projecten or self.inzichten else "nog niets geleerd"
        return f"{self.projecten} projecten{', ook gemeten' if self.metingen else ''}"


@dataclass
class Meta:
    """Building blocks by projects: those about which something was learned, and the others."""

    projecten: list[Project]
    rijen: list[Rij]
    leeg: list[Bouwsteen]

    @property
    def advies_waard(self) -> list[Rij]:
        """Rows that rest on two projects or more."""
        return [rij for rij in self.rijen if rij.projecten >= TWEE]


def meta(resultaten: Sequence[Resultaat], inzichten: Sequence[Inzicht]) -> Meta:
    """Put insights and measured indicators in one table; two queries.

    `inzichten` come with their building blocks prefetched, and of visible projects only (W62).
    """
    plaats = {r.project.pk: i for i, r in enumerate(resultaten)}
    cellen: dict[int, list[Cel]] = defaultdict(lambda: [Cel() for _ in resultaten])
    samen: dict[int, Cel] = defaultdict(Cel)
    for inzicht in inzichten:
        for steen in inzicht.bouwstenen.all():
            if inzicht.project_id is None:
                samen[steen.pk].inzichten += 1
            elif inzicht.project_id in plaats:
                cellen[steen.pk][plaats[inzicht.project_id]].inzichten += 1
    for steen, project in _gemeten(resultaten):
        cellen[steen][plaats[project]].metingen += 1
    stenen = list(Bouwsteen.objects.select_related("lijst"))
    vol = [s for s in stenen if s.pk in cellen or s.pk in samen]
    rijen = [Rij(s, cellen[s.pk], samen[s.pk]) for s in vol]
    rijen.sort(key=lambda rij: (-rij.projecten, -rij.inzichten - rij.metingen))
    leeg = [s for s in stenen if s.pk not in cellen and s.pk not in samen]
    return Meta([r.project for r in resultaten], rijen, leeg)


def _gemeten(resultaten: Sequence[Resultaat]) -> list[tuple[int, int]]:
    """Return (building block, project) for every label of a promise that has a value."""
    project_van = {
        b.indicator.pk: r.project.pk for r in resultaten for b in r.beloften if b.waarde is not None
    }
    labels = Indicatorlabel.bouwstenen.through.objects.filter(
        indicatorlabel__indicator__in=list(project_van)
    ).values_list("bouwsteen", "indicatorlabel__indicator")
    return [(steen, project_van[indicator]) for steen, indicator in labels]


def inzichten(projecten: Sequence[Project], ronde_id: int) -> list[Inzicht]:
    """Return the insights of a ronde on these projects, or on no project in particular."""
    rijen = Inzicht.objects.filter(sessie__ronde=ronde_id)
    rijen = rijen.select_related("sessie", "project__aanvraag").prefetch_related("bouwstenen")
    zichtbaar = {p.pk for p in projecten} | {None}
    return [rij for rij in rijen.order_by("sessie__datum", "pk") if rij.project_id in zichtbaar]
