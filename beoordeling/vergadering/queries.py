"""Agenda of disagreement: opened applications whose scores lie far apart, the farthest first
(W22).
"""

from dataclasses import dataclass
from typing import Any

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.queries import zichtbaar_voor_commissie
from beoordeling.commissie.queries import is_secretaris_in
from beoordeling.scoren.models import Beoordeling
from beoordeling.scoren.queries import cijfers
from beoordeling.scoren.rekenen import Cijfer
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

    @property
    def spreiding_tekst(self) -> str:
        """The distance in words, for a badge."""
        return f"{self.spreiding} punten op"


def geopende_aanvragen(gebruiker: Any, ronde: Ronde) -> list[Aanvraag]:
    """Return the opened applications whose scores this user may see (W21)."""
    geopend = (
        Aanvraag.objects.filter(zichtbaar_voor_commissie(gebruiker), ronde=ronde)
        .filter(bespreking__isnull=False)
        .select_related("bespreking", "penvoerder")
    )
    if not is_secretaris_in(gebruiker, ronde):
        eigen = Beoordeling.objects.filter(
            zetel__gebruiker=gebruiker, status=Beoordeling.Status.DEFINITIEF
        )
        geopend = geopend.filter(pk__in=eigen.values("aanvraag"))
    return list(geopend)


def agendapunten(ronde: Ronde, aanvragen: list[Aanvraag]) -> list[Agendapunt]:
    """Return what there is to discuss of `geopend_voor`; four queries, none if nothing is open."""
    if not aanvragen:
        return []
    per_aanvraag = cijfers.cijfers_per_aanvraag(ronde, aanvragen)
    criteria = {c.pk: c for c in Criterium.objects.filter(ronde=ronde)}
    punten = []
    for aanvraag in aanvragen:
        cijfer = per_aanvraag[aanvraag.pk]
        if cijfer.bespreken:
            afwijkend = [criteria[c] for c, x in cijfer.per_criterium.items() if x.bespreken]
            punten.append(Agendapunt(aanvraag, cijfer, afwijkend))
    return sorted(punten, key=lambda p: (-p.spreiding, -len(p.criteria), p.aanvraag.nummer))
