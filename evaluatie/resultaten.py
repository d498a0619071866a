"""Dimension 1: per project what was promised, measured and explained (R50). Read only."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from aanvragen.models import Indicator
from uitvoering.models import Meting, Project, Voortgangsrapportage

Stand = Literal["gehaald", "dichterbij", "niet", "ongemeten"]
WOORDEN: dict[Stand, tuple[str, str]] = {  # shape of the status mark, word
    "gehaald": ("klaar", "Gehaald"),
    "dichterbij": ("bezig", "Dichterbij"),
    "niet": ("afwijkend", "Niet dichterbij"),
    "ongemeten": ("nog_niet", "Nog niet gemeten"),
}
ONTVANGEN = (
    Voortgangsrapportage.Status.INGEDIEND,
    Voortgangsrapportage.Status.GEACCEPTEERD,
)


@dataclass(frozen=True)
class Belofte:
    """One indicator: promised from `nulmeting` to `streefwaarde`, measured, and explained.

    `waarde` is the newest value of a report that was sent in, from the report `gemeten_in`;
    `verklaring` is the newest explanation, which may be of a later report without a value.
    """

    indicator: Indicator
    waarde: Decimal | None = None
    gemeten_in: str = ""
    verklaring: str = ""

    @property
    def deel(self) -> Decimal | None:
        """Share of the promised way that was covered: 0 at the baseline, 1 at the target."""
        nul, doel = self.indicator.nulmeting, self.indicator.streefwaarde
        if self.waarde is None or nul is None or doel is None or doel == nul:
            return None
        return (self.waarde - nul) / (doel - nul)

    @property
    def stand(self) -> Stand:
        """Where it stands; a promise to stay equal is kept when the value is equal."""
        if self.waarde is None:
            return "ongemeten"
        if self.deel is None:
            return "gehaald" if self.waarde == self.indicator.streefwaarde else "niet"
        if self.deel >= 1:
            return "gehaald"
        return "dichterbij" if self.deel > 0 else "niet"

    @property
    def soort(self) -> str:
        """Shape of the status mark."""
        return WOORDEN[self.stand][0]

    @property
    def woord(self) -> str:
        """Word beside the mark."""
        return WOORDEN[self.stand][1]


@dataclass(frozen=True)
class Resultaat:
    """One project with its promises and the number of its cases."""

    project: Project
    beloften: list[Belofte]
    casussen: int = 0

    def aantal(self, stand: Stand) -> int:
        """How many promises stand like this."""
        return sum(b.stand == stand for b in self.beloften)

    @property
    def gemeten(self) -> int:
        """How many promises have a value."""
        return len(self.beloften) - self.aantal("ongemeten")

    @property
    def verklaard(self) -> int:
        """How many promises have an explanation."""
        return sum(bool(b.verklaring) for b in self.beloften)


def resultaten(projecten: Sequence[Project]) -> list[Resultaat]:
    """Return the results of projects in the same order; three queries, whatever their number."""
    metingen = _metingen(projecten)
    casussen = _casussen(projecten)
    per_aanvraag: dict[int, list[Belofte]] = defaultdict(list)
    aanvragen = [p.aanvraag_id for p in projecten]
    for indicator in Indicator.objects.filter(aanvraag__in=aanvragen).order_by("pk"):
        belofte = _belofte(indicator, metingen.get(indicator.pk, []))
        per_aanvraag[indicator.aanvraag_id].append(belofte)
    return [
        Resultaat(p, per_aanvraag[p.aanvraag_id], len(casussen.get(p.pk, []))) for p in projecten
    ]


def _metingen(projecten: Sequence[Project]) -> dict[int, list[Meting]]:
    """Return measurements by indicator, the newest report first."""
    per_indicator: dict[int, list[Meting]] = defaultdict(list)
    rijen = Meting.objects.filter(
        rapportage__project__in=[p.pk for p in projecten], rapportage__status__in=ONTVANGEN
    ).select_related("rapportage")
    for meting in rijen.order_by("-rapportage__uiterlijk", "-rapportage_id"):
        per_indicator[meting.indicator_id].append(meting)
    return per_indicator


def _casussen(projecten: Sequence[Project]) -> dict[int, list[int]]:
    from evaluatie.models import Casus

    per_project: dict[int, list[int]] = defaultdict(list)
    rijen = Casus.objects.filter(project__in=[p.pk for p in projecten]).order_by()
    for project, pk in rijen.values_list("project", "pk"):
        per_project[project].append(pk)
    return per_project


def _belofte(indicator: Indicator, metingen: list[Meting]) -> Belofte:
    gemeten = next((m for m in metingen if m.waarde is not None), None)
    verklaard = next((m for m in metingen if m.verklaring.strip()), None)
    return Belofte(
        indicator,
        waarde=gemeten.waarde if gemeten else None,
        gemeten_in=gemeten.rapportage.naam if gemeten else "",
        verklaring=verklaard.verklaring.strip() if verklaard else "",
    )
