"""The micro-analysis of stored cases: lists, and from five cases sums and means (X02, W50)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from evaluatie.micro.models import Casus, Kostenregel
from evaluatie.micro.rekenen import (
    MINIMUM_VOOR_INTERVAL,
    Betrouwbaarheidsinterval,
    Kostensoorten,
    Kostenverschil,
    Welzijnsverandering,
    betrouwbaarheidsinterval,
    kostenverschil,
    tel_kosten_op,
    welzijnsverandering,
)
from uitvoering.project.models import Project

BETALERS = list(Kostenregel.Betaler)


@dataclass(frozen=True)
class Betalerkosten:
    """The costs of one payer, with what that payer saves: paying is not the same as saving."""

    naam: str
    kosten: Kostensoorten
    verschil: Kostenverschil


@dataclass(frozen=True)
class Casusregel:
    """One case with its costs per payer and its difference."""

    casus: Casus
    kosten: Kostensoorten
    verschil: Kostenverschil
    betalers: list[Betalerkosten]

    @property
    def verandering(self) -> int | None:
        """Change of wellbeing; None when there is no second measurement."""
        if self.casus.welzijn_na is None:
            return None
        return self.casus.welzijn_na - self.casus.welzijn_voor


@dataclass(frozen=True)
class Casusgroep:
    """Existing or new cases. Under five there is only the list: no sums, no means (W50)."""

    bestaand: bool
    regels: list[Casusregel]

    @property
    def alleen_lijst(self) -> bool:
        """Whether there are too few cases for sums (W50)."""
        return len(self.regels) < MINIMUM_VOOR_INTERVAL

    @property
    def kosten(self) -> Kostensoorten:
        """The costs of these cases together."""
        return sum((r.kosten for r in self.regels), Kostensoorten())

    @property
    def verschil(self) -> Kostenverschil:
        """The difference of these cases together."""
        return kostenverschil(self.kosten, bestaand=self.bestaand)

    @property
    def betalers(self) -> list[Betalerkosten]:
        """The costs together per payer."""
        per_betaler: dict[str, Kostensoorten] = defaultdict(Kostensoorten)
        for regel in self.regels:
            for betaler in regel.betalers:
                per_betaler[betaler.naam] += betaler.kosten
        return [_betalerkosten(naam, kosten, self.bestaand) for naam, kosten in per_betaler.items()]

    @property
    def per_jaar(self) -> Betrouwbaarheidsinterval:
        """Mean difference per case per year, with its interval from five cases."""
        return betrouwbaarheidsinterval([r.verschil.per_jaar for r in self.regels])

    @property
    def met_eenmalig(self) -> Betrouwbaarheidsinterval:
        """The same, including one-off costs."""
        return betrouwbaarheidsinterval([r.verschil.met_eenmalig for r in self.regels])


@dataclass(frozen=True)
class Microanalyse:
    """All cases of a project. The mean of wellbeing is over what residents said themselves."""

    regels: list[Casusregel]

    @property
    def groepen(self) -> list[Casusgroep]:
        """Existing and new cases apart; a group without cases is left out (X02)."""
        delen = [
            Casusgroep(b, [r for r in self.regels if r.casus.bestaand is b]) for b in (True, False)
        ]
        return [groep for groep in delen if groep.regels]

    @property
    def door_bewoner(self) -> int:
        """How many cases were measured by the resident."""
        return sum(r.casus.door_bewoner for r in self.regels)

    @property
    def door_professional(self) -> int:
        """How many cases were measured by a professional: listed, not averaged."""
        return len(self.regels) - self.door_bewoner

    @property
    def welzijn(self) -> Welzijnsverandering:
        """Change of wellbeing by the residents themselves (X02)."""
        bewoners = [r.casus for r in self.regels if r.casus.door_bewoner]
        return welzijnsverandering([(c.welzijn_voor, c.welzijn_na) for c in bewoners])

    @property
    def uitval(self) -> int:
        """How many cases have no second measurement, whoever measured."""
        return sum(r.verandering is None for r in self.regels)


def microanalyses(projecten: Sequence[Project]) -> dict[int, Microanalyse]:
    """Return the analysis by project; two queries, whatever their number."""
    regels: dict[int, list[Casusregel]] = {p.pk: [] for p in projecten}
    casussen = (
        Casus.objects.filter(project__in=list(regels))
        .select_related("doelgroep", "gemeente")
        .prefetch_related("kosten")
        .order_by("project_id", "code")
    )
    for casus in casussen:
        regels[casus.project_id].append(casusregel(casus))
    return {pk: Microanalyse(rijen) for pk, rijen in regels.items()}


def casusregel(casus: Casus) -> Casusregel:
    """Compute one case."""
    per_betaler: dict[str, list[tuple[str, Decimal]]] = defaultdict(list)
    for kosten in casus.kosten.all():
        per_betaler[kosten.betaler].append((kosten.soort, kosten.bedrag))
    betalers = [
        _betalerkosten(str(b.label), tel_kosten_op(per_betaler[b.value]), casus.bestaand)
        for b in BETALERS
        if b.value in per_betaler
    ]
    totaal = sum((b.kosten for b in betalers), Kostensoorten())
    verschil = kostenverschil(totaal, bestaand=casus.bestaand)
    return Casusregel(casus, totaal, verschil, betalers)


def _betalerkosten(naam: str, kosten: Kostensoorten, bestaand: bool) -> Betalerkosten:
    return Betalerkosten(naam, kosten, kostenverschil(kosten, bestaand=bestaand))
