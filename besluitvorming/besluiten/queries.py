"""Where the decisions stand: everything of one advice, in a fixed number of queries.

The guard on the money: what is granted plus what is still advised stays under the ceiling.

Rule ids R01 and W31. Amounts are Decimal in euros.

The beschikking per project, its sending, and objections (W30).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from django.db.models import Count, Q, Sum

from beoordeling.weging.models import Advies, Adviesregel
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.models import Collegebesluit, Projectbesluit
from besluitvorming.verdeling.models import Aandeel
from deelnemers.gemeenten.models import Gemeente
from regeling.ronde.models import Ronde

NUL = Decimal(0)

K = TypeVar("K", bound=Hashable)


def groepeer_aandelen(
    rijen: Iterable[Aandeel], sleutel: Callable[[Aandeel], K]
) -> dict[K, list[Aandeel]]:
    """Group shares."""
    groepen: dict[K, list[Aandeel]] = defaultdict(list)
    for rij in rijen:
        groepen[sleutel(rij)].append(rij)
    return groepen


@dataclass(frozen=True)
class Projectstand:
    """One project of the advice with the shares of its municipalities; `nummer` is its column."""

    nummer: int
    regel: Adviesregel
    aandelen: list[Aandeel]
    beschikking: Beschikking | None

    @property
    def toegekend(self) -> bool:
        """Whether the committee advises to grant (part of) it."""
        return self.regel.keuze == Adviesregel.Keuze.IN

    @property
    def bedrag(self) -> Decimal:
        """The advised amount; nothing for a rejection."""
        return self.regel.bedrag if self.toegekend else NUL

    @property
    def conform(self) -> int:
        """How many colleges followed the advice."""
        return sum(1 for a in self.aandelen if a.besloten and a.besloten.volgt)

    @property
    def afwijkend(self) -> int:
        """How many colleges deviated."""
        return sum(1 for a in self.aandelen if a.besloten and not a.besloten.volgt)

    @property
    def nog_niet(self) -> int:
        """How many colleges have not decided."""
        return sum(1 for a in self.aandelen if not a.besloten)

    @property
    def klaar(self) -> bool:
        """All colleges of the project decided."""
        return not self.nog_niet

    @property
    def uitkomst(self) -> Decimal:
        """What the project gets: what was decided, and advised where a college has not decided."""
        if self.beschikking:
            return self.beschikking.bedrag
        if self.klaar:
            for aandeel in self.aandelen:
                aandeel.besluit.aandeel = aandeel
            return toe_te_kennen_bedrag(self.regel.advies.ronde, [a.besluit for a in self.aandelen])
        return sum((a.besloten.bedrag if a.besloten else a.bedrag for a in self.aandelen), NUL)


@dataclass(frozen=True)
class Collegestand:
    """One college with its shares and its sittings."""

    gemeente: Gemeente
    aandelen: list[Aandeel]
    zittingen: list[Collegebesluit]

    @property
    def bedrag(self) -> Decimal:
        """What the municipality would pay by the advice."""
        return sum((a.bedrag for a in self.aandelen), NUL)

    @property
    def besloten(self) -> int:
        """On how many projects it decided."""
        return sum(1 for a in self.aandelen if a.besloten)

    @property
    def afwijkend(self) -> int:
        """On how many it deviates."""
        return sum(1 for a in self.aandelen if a.besloten and not a.besloten.volgt)

    @property
    def klaar(self) -> bool:
        """It decided on all its projects; never for one without any."""
        return bool(self.aandelen) and self.besloten == len(self.aandelen)


class Besluitenstand:
    """The decisions on one advice: projects in the order of the advice, colleges by name.

    Five queries, however many projects: shares, lines, municipalities, sittings, letters.
    """

    def __init__(self, advies: Advies) -> None:
        self.advies = advies
        self.ronde = advies.ronde

    @cached_property
    def aandelen(self) -> list[Aandeel]:
        """All shares of projects not withdrawn, with project, municipality and decision."""
        return list(
            Aandeel.objects.geldend()
            .filter(advies=self.advies)
            .select_related("aanvraag__penvoerder", "gemeente", "besluit__collegebesluit")
        )

    @cached_property
    def projecten(self) -> list[Projectstand]:
        """The projects, granted first, each by mark; numbered from 1."""
        groepen = groepeer_aandelen(self.aandelen, lambda a: a.aanvraag_id)
        regels = self.advies.regels.filter(aanvraag__in=groepen).select_related(
            "aanvraag__penvoerder"
        )
        brieven = {b.aanvraag_id: b for b in Beschikking.objects.filter(advies=self.advies)}
        volgorde = sorted(regels, key=lambda r: r.keuze != Adviesregel.Keuze.IN)
        for regel in volgorde:
            regel.advies = self.advies
        return [
            Projectstand(nr, regel, groepen[regel.aanvraag_id], brieven.get(regel.aanvraag_id))
            for nr, regel in enumerate(volgorde, 1)
        ]

    @cached_property
    def colleges(self) -> list[Collegestand]:
        """All municipalities of the ronde, also those without projects."""
        groepen = groepeer_aandelen(self.aandelen, lambda a: a.gemeente_id)
        zittingen: dict[int, list[Collegebesluit]] = defaultdict(list)
        for besluit in Collegebesluit.objects.filter(advies=self.advies):
            zittingen[besluit.gemeente_id].append(besluit)
        return [
            Collegestand(g, groepen.get(g.pk, []), zittingen[g.pk])
            for g in self.ronde.gemeenten.all()
        ]

    @property
    def te_doen(self) -> list[Collegestand]:
        """Colleges that have to decide on at least one project."""
        return [c for c in self.colleges if c.aandelen]

    @property
    def klaar(self) -> list[Collegestand]:
        """Colleges that decided on all their projects."""
        return [c for c in self.te_doen if c.klaar]

    @property
    def te_beschikken(self) -> list[Projectstand]:
        """Projects on which all colleges decided and that have no letter yet."""
        return [p for p in self.projecten if p.klaar and p.beschikking is None]

    @property
    def totaal(self) -> Decimal:
        """What the advice grants in all."""
        return sum((a.bedrag for a in self.aandelen), NUL)


@dataclass(frozen=True)
class Collegevoortgang:
    """How many colleges have to decide, and the names of those that decided on all of theirs."""

    totaal: int
    namen: tuple[str, ...]

    @property
    def klaar(self) -> int:
        """How many colleges are done."""
        return len(self.namen)


def collegevoortgang(ronde: Ronde) -> Collegevoortgang | None:
    """Tell which colleges decided on all their projects (R30, W14); one query, counted in SQL.

    A project that was withdrawn keeps nobody waiting. None while no college has anything to decide.
    """
    colleges = (
        Aandeel.objects.geldend()
        .filter(advies__ronde=ronde)
        .order_by("gemeente__naam")
        .values_list("gemeente__naam")
        .annotate(open=Count("pk", filter=Q(besluit=None)))
    )
    rijen = list(colleges)
    if not rijen:
        return None
    return Collegevoortgang(len(rijen), tuple(naam for naam, open_ in rijen if not open_))


NUL_EURO = Decimal(0)


def _som_van_bedragen(rijen) -> Decimal:
    return rijen.aggregate(som=Sum("bedrag"))["som"] or NUL_EURO


def vergeven_bedrag(ronde: Ronde, behalve: Iterable[int] = ()) -> Decimal:
    """Return what is granted plus what is still advised, leaving out the shares in `behalve`.

    A letter that was made counts for what it grants; before that the decisions of the colleges
    count, and where a college has not decided the advised share.
    """
    brieven = Beschikking.objects.filter(advies__ronde=ronde)
    besluiten = Projectbesluit.objects.filter(aandeel__advies__ronde=ronde).exclude(
        aandeel__aanvraag__in=brieven.values("aanvraag")
    )
    open_ = Aandeel.objects.open().filter(advies__ronde=ronde).exclude(pk__in=list(behalve))
    return _som_van_bedragen(brieven) + _som_van_bedragen(besluiten) + _som_van_bedragen(open_)


NUL_CENTEN = Decimal("0.00")


def toe_te_kennen_bedrag(ronde: Ronde, besluiten: list[Projectbesluit]) -> Decimal:
    """Add up what the colleges grant; with all or nothing one that grants less undoes it (R32)."""
    totaal = sum((b.bedrag for b in besluiten), NUL_CENTEN)
    if ronde.gevolg_afwijking != Ronde.Gevolg.ALLES_OF_NIETS:
        return totaal
    geadviseerd = sum((b.aandeel.bedrag for b in besluiten), NUL_CENTEN)
    minder = any(b.bedrag < b.aandeel.bedrag for b in besluiten)
    niet_overal = not geadviseerd and not all(b.bedrag for b in besluiten)
    return NUL_CENTEN if minder or niet_overal else totaal
