"""The scores of one application beside each other, for who may see them (W21, W22)."""

from dataclasses import dataclass

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from beoordeling.scoren.models import Beoordeling
from beoordeling.scoren.queries import cijfers
from beoordeling.scoren.queries.cijfers import Gegeven, gegeven_scores, geldige_beoordelingen
from beoordeling.scoren.rekenen import Cijfer, CriteriumCijfer
from kern.toegang.wie import Wie
from regeling.ronde.models import Criterium


@dataclass(frozen=True, kw_only=True)
class Ledenscore(Gegeven):
    """What one member gave on one criterion; `eigen`: the member is the reader."""

    zetel: Zetel
    eigen: bool = False


@dataclass(frozen=True)
class Criteriumvergelijking:
    """All members on one criterion."""

    criterium: Criterium
    cijfer: CriteriumCijfer | None
    leden: list[Ledenscore]

    @property
    def eigen(self) -> Ledenscore | None:
        """The row of the reader."""
        return next((lid for lid in self.leden if lid.eigen), None)


@dataclass(frozen=True)
class Vergelijking:
    """One opened application: the score, every criterion, and the members' words on the goals."""

    aanvraag: Aanvraag
    cijfer: Cijfer
    criteria: list[Criteriumvergelijking]
    beoordelingen: list[Beoordeling]

    @property
    def schaal(self) -> list[int]:
        """The values of the scale, low to high."""
        return cijfers.schaal_van(self.aanvraag.ronde)

    @property
    def te_bespreken(self) -> list[Criteriumvergelijking]:
        """Criteria on which the range is as wide as the ronde wants discussed (W22)."""
        return [c for c in self.criteria if c.cijfer and c.cijfer.bespreken]


def vergelijk(aanvraag: Aanvraag, lezer: Wie) -> Vergelijking:
    """Gather the valid final assessments; three queries. Ask `scores_bekijken` before calling."""
    criteria = list(Criterium.objects.filter(ronde=aanvraag.ronde_id, gewicht__gt=0))
    valid = geldige_beoordelingen(aanvraag.ronde_id).filter(aanvraag=aanvraag)
    beoordelingen = list(valid.select_related("zetel__gebruiker").prefetch_related("scores"))
    given = [(b.zetel, gegeven_scores(b)) for b in beoordelingen]
    rijen = {
        c.pk: [_ledenscore(zetel, scores[c.pk], lezer) for zetel, scores in given] for c in criteria
    }
    per_lid = [
        {c.pk: rijen[c.pk][plaats].geldig.waarde for c in criteria}
        for plaats in range(len(beoordelingen))
    ]
    gewichten = {c.pk: c.gewicht for c in criteria}
    cijfer = cijfers.cijfer_in_ronde(aanvraag.ronde, gewichten, per_lid)
    return Vergelijking(
        aanvraag,
        cijfer,
        [Criteriumvergelijking(c, cijfer.per_criterium.get(c.pk), rijen[c.pk]) for c in criteria],
        beoordelingen,
    )


def _ledenscore(zetel: Zetel, gegeven: Gegeven, lezer: Wie) -> Ledenscore:
    return Ledenscore(
        eerst=gegeven.eerst,
        herzien=gegeven.herzien,
        zetel=zetel,
        eigen=zetel.gebruiker_id == lezer.pk,
    )
