"""Agenda of disagreement: opened applications whose scores lie far apart, the farthest first (W22)."""

from collections.abc import Sequence
from dataclasses import dataclass

from aanvragen.velden.models import Aanvraag
from beoordeling.scoren.queries.cijfers import cijfers_per_aanvraag
from beoordeling.scoren.queries.lijst import cijfers_zichtbaar_voor
from beoordeling.scoren.rekenen import Cijfer
from kern.toegang.wie import Wie
from regeling.ronde.models import Criterium, Ronde


@dataclass(frozen=True)
class Agendapunt:
    """One application to discuss, with the criteria on which the members differ."""

    aanvraag: Aanvraag
    cijfer: Cijfer
    criteria: list[Criterium]

    @property
    def spreiding(self) -> int:
        """The largest distance between two members on one criterion."""
        return max(c.hoogste - c.laagste for c in self.cijfer.per_criterium.values())


def geopende_aanvragen(gebruiker: Wie, ronde: Ronde) -> list[Aanvraag]:
    """Return the opened applications whose scores this user may see (W21); one query."""
    opened = Aanvraag.objects.filter(
        cijfers_zichtbaar_voor(gebruiker), ronde=ronde, bespreking__isnull=False
    )
    return list(opened.select_related("bespreking", "penvoerder"))


def agendapunten(ronde: Ronde, aanvragen: Sequence[Aanvraag]) -> list[Agendapunt]:
    """Return what there is to discuss of these opened applications; four queries, none without."""
    if not aanvragen:
        return []
    cijfers = cijfers_per_aanvraag(ronde, aanvragen)
    criteria = {c.pk: c for c in Criterium.objects.filter(ronde=ronde)}
    points = []
    for aanvraag in aanvragen:
        cijfer = cijfers[aanvraag.pk]
        if cijfer.bespreken:
            apart = [criteria[c] for c, x in cijfer.per_criterium.items() if x.bespreken]
            points.append(Agendapunt(aanvraag, cijfer, apart))
    return sorted(points, key=lambda p: (-p.spreiding, -len(p.criteria), p.aanvraag.nummer))
