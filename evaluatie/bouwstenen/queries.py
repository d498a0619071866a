"""Which building blocks the promises of a project tell something about (X04)."""

from evaluatie.bouwstenen.models import Bouwsteen, Indicatorlabel
from evaluatie.resultaten.queries import Belofte


def beloften_met_bouwstenen(beloften: list[Belofte]) -> list[tuple[Belofte, list[Bouwsteen]]]:
    """Return every promise with its building blocks."""
    labels = Indicatorlabel.objects.filter(indicator__in=[b.indicator.pk for b in beloften])
    stenen = {
        label.indicator_id: list(label.bouwstenen.all())
        for label in labels.prefetch_related("bouwstenen")
    }
    return [(belofte, stenen.get(belofte.indicator.pk, [])) for belofte in beloften]
