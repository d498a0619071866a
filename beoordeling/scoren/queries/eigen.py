"""The own scores of one member on one application, while they are being given (W22)."""

from dataclasses import dataclass
from decimal import Decimal

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.scoren.rekenen import voorlopig_cijfer
from deelnemers.personen.models import Gebruiker
from regeling.ronde.models import Criterium

DOELEN = "doelen"  # stands for the text on the goals where else a number of a criterium stands


@dataclass(frozen=True)
class EigenScores:
    """What one member gave so far; `criteria` are all of the ronde, scored or not."""

    beoordeling: Beoordeling | None
    criteria: list[Criterium]
    scores: dict[int, Score]  # by id of the criterium

    @property
    def wegend(self) -> list[Criterium]:
        """The criteria that get a score."""
        return [c for c in self.criteria if c.gewicht]

    @property
    def definitief(self) -> bool:
        """Frozen: nothing can be typed any more."""
        return bool(self.beoordeling and self.beoordeling.status == Beoordeling.Status.DEFINITIEF)

    @property
    def doelen_toelichting(self) -> str:
        """The draft text on the goals."""
        return self.beoordeling.doelen_toelichting if self.beoordeling else ""

    @property
    def gescoord(self) -> int:
        """How many criteria have a score."""
        return len(self.scores)

    @property
    def volledig(self) -> bool:
        """All criteria scored; what is left is the goals, and becoming final."""
        return self.gescoord == len(self.wegend)

    @property
    def cijfer(self) -> Decimal | None:
        """The provisional grade over what is scored so far."""
        waarden = {pk: score.waarde for pk, score in self.scores.items()}
        return voorlopig_cijfer(waarden, {c.pk: c.gewicht for c in self.wegend})

    def actief(self, gevraagd: str = "") -> str:
        """Return what is open: what was asked, else the first without a score, else the goals."""
        nummers = [str(c.nummer) for c in self.wegend]
        return gevraagd if gevraagd in [*nummers, DOELEN] else self.volgende()

    def volgende(self, na: str = "") -> str:
        """Return the number of the next criterium without a score after `na`, or the goals."""
        wegend = self.wegend
        nummers = [str(c.nummer) for c in wegend]
        begin = nummers.index(na) + 1 if na in nummers else 0
        rond = wegend[begin:] + wegend[:begin]
        open_ = (str(c.nummer) for c in rond if c.pk not in self.scores and str(c.nummer) != na)
        return next(open_, DOELEN)


def criteria_van(aanvraag: Aanvraag) -> list[Criterium]:
    """Return all criteria of the ronde, in their order."""
    return list(Criterium.objects.filter(ronde=aanvraag.ronde_id))


def eigen_scores(zetel: Zetel, aanvraag: Aanvraag) -> EigenScores:
    """Return what this seat gave on an application; three queries, two before it began."""
    beoordeling = Beoordeling.objects.filter(zetel=zetel, aanvraag=aanvraag).first()
    return scores_van(beoordeling, criteria_van(aanvraag))


def scores_van(beoordeling: Beoordeling | None, criteria: list[Criterium]) -> EigenScores:
    """Return what was given in an assessment before the discussion; one query, none without."""
    first = beoordeling.scores.filter(na_bespreking=False) if beoordeling else ()
    return EigenScores(beoordeling, criteria, {score.criterium_id: score for score in first})


def scores_op(gebruiker: Gebruiker, aanvraag: Aanvraag, criterium: Criterium) -> list[Score]:
    """Return the own scores on one criterium, the revised one last (W22)."""
    own = Score.objects.filter(
        beoordeling__aanvraag=aanvraag,
        beoordeling__zetel__gebruiker=gebruiker,
        criterium=criterium,
    )
    return list(own.order_by("na_bespreking"))
