"""Which projects someone sees in an evaluation (W62, W20), and their results (R50).

Dimension 1: per project what was promised, measured and explained.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, QuerySet

from aanvragen.velden.models import Aanvraag, Indicator
from beoordeling.belangen.queries import zichtbaar_voor_commissie
from beoordeling.commissie.queries import zetel_van
from deelnemers.personen.queries import aangesteld_als_coordinator, gemeente_van
from evaluatie.resultaten.rekenen import Beloftestand, deel_van_de_weg, stand_van_belofte
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Meting, Voortgangsrapportage


def werkt_in_ronde(gebruiker: Wie, ronde: Ronde) -> bool:
    """Whether someone works for a municipality that takes part in the ronde."""
    gemeente = gemeente_van(gebruiker)
    return gemeente is not None and any(
        deelname.gemeente_id == gemeente.pk for deelname in ronde.deelnames.all()
    )


def projecten_van_ronde(ronde: Ronde) -> QuerySet[Project]:
    """Return all projects of a ronde, by number, with application and organisation."""
    return (
        Project.objects.filter(aanvraag__ronde=ronde)
        .select_related("aanvraag__penvoerder", "aanvraag__ronde")
        .order_by("aanvraag__volgnummer", "pk")
    )


def zichtbare_projecten(gebruiker: Wie, ronde: Ronde) -> QuerySet[Project]:
    """Return the projects of the ronde whose evaluation this person may see.

    A seat in the committee weighs first: with an interest the project is absent, whatever other
    role there is (W20). Coördinator and municipalities see all (R41), an aanbieder their own.
    """
    rijen = projecten_van_ronde(ronde)
    if zetel_van(gebruiker, ronde):
        vrij = Aanvraag.objects.filter(zichtbaar_voor_commissie(gebruiker))
        return rijen.filter(aanvraag__in=vrij)
    if aangesteld_als_coordinator(gebruiker) or werkt_in_ronde(gebruiker, ronde):
        return rijen
    return rijen.filter(aanvraag__in=Aanvraag.objects.van_aanbieder(gebruiker))


ONTVANGEN_STATUSSEN = (
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
        return deel_van_de_weg(self.indicator.nulmeting, self.indicator.streefwaarde, self.waarde)

    @property
    def stand(self) -> Beloftestand:
        """Where it stands."""
        return stand_van_belofte(self.indicator.nulmeting, self.indicator.streefwaarde, self.waarde)


@dataclass(frozen=True)
class Projectresultaat:
    """One project with its promises and the number of its cases."""

    project: Project
    beloften: list[Belofte]
    casussen: int = 0

    def aantal(self, stand: Beloftestand) -> int:
        """How many promises stand like this."""
        return sum(b.stand == stand for b in self.beloften)

    @property
    def gemeten(self) -> int:
        """How many promises have a value."""
        return len(self.beloften) - self.aantal(Beloftestand.ONGEMETEN)

    @property
    def verklaard(self) -> int:
        """How many promises have an explanation."""
        return sum(bool(b.verklaring) for b in self.beloften)


def resultaten_van_projecten(projecten: Sequence[Project]) -> list[Projectresultaat]:
    """Return the results of projects in the same order; three queries, whatever their number."""
    metingen = _metingen(projecten)
    casussen = _casussen(projecten)
    per_aanvraag: dict[int, list[Belofte]] = defaultdict(list)
    aanvragen = [p.aanvraag_id for p in projecten]
    for indicator in Indicator.objects.filter(aanvraag__in=aanvragen).order_by("pk"):
        belofte = _belofte(indicator, metingen.get(indicator.pk, []))
        per_aanvraag[indicator.aanvraag_id].append(belofte)
    return [Projectresultaat(p, per_aanvraag[p.aanvraag_id], casussen[p.pk]) for p in projecten]


def _metingen(projecten: Sequence[Project]) -> dict[int, list[Meting]]:
    """Return measurements by indicator, the newest report first."""
    per_indicator: dict[int, list[Meting]] = defaultdict(list)
    rijen = Meting.objects.filter(
        rapportage__project__in=[p.pk for p in projecten],
        rapportage__status__in=ONTVANGEN_STATUSSEN,
    ).select_related("rapportage")
    for meting in rijen.order_by("-rapportage__uiterlijk", "-rapportage_id"):
        per_indicator[meting.indicator_id].append(meting)
    return per_indicator


def _casussen(projecten: Sequence[Project]) -> dict[int, int]:
    """Return the number of cases by project."""
    rijen = Project.objects.filter(pk__in=[p.pk for p in projecten]).order_by()
    return dict(rijen.annotate(aantal=Count("casussen")).values_list("pk", "aantal"))


def _belofte(indicator: Indicator, metingen: list[Meting]) -> Belofte:
    gemeten = next((m for m in metingen if m.waarde is not None), None)
    verklaard = next((m for m in metingen if m.verklaring.strip()), None)
    return Belofte(
        indicator,
        waarde=gemeten.waarde if gemeten else None,
        gemeten_in=gemeten.rapportage.naam if gemeten else "",
        verklaring=verklaard.verklaring.strip() if verklaard else "",
    )
