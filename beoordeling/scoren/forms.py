"""What the scoring page shows: reading on the left, one's own scores on the right. Fixed
queries.

What a committee member, secretaris or coördinator types.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.scoren.rekenen import MAX_DOELEN, MAX_REDEN, voorlopig_cijfer
from kern.ui.forms import Formulier, TekstVeld
from kern.ui.stukken import Niveau
from regeling.ronde.models import Criterium, Ronde

DOELEN = "doelen"


def score_als_invoer(score: Score | None) -> dict[str, Any]:
    """Return a stored score as the form shows it."""
    return {"waarde": score.waarde, "toelichting": score.toelichting} if score else {}


class ScoreForm(Formulier):
    """One score with its reason; the service decides whether it is good enough."""

    waarde = forms.TypedChoiceField(
        label="Uw score",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een score."},
    )
    toelichting = TekstVeld(
        label="Waarom geeft u deze score?",
        help_text="De aanvrager leest uw reden later zonder uw naam.",
        max_tekens=MAX_REDEN,
        rijen=4,
        error_messages={"required": "Schrijf waarom u deze score geeft."},
    )

    def __init__(self, criterium: Criterium, ronde: Ronde, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"c{criterium.nummer}", **kwargs)
        self.criterium = criterium
        self.fields["waarde"].choices = [(n["waarde"], n["label"]) for n in ronde.schaal]
        self.niveaus = [
            Niveau(n["waarde"], n["label"], criterium.ankers.get(str(n["waarde"])) or n["anker"])
            for n in ronde.schaal
        ]


@dataclass
class Criteriumregel:
    """One criterion with the own score and its form."""

    criterium: Criterium
    score: Score | None
    form: ScoreForm
    open: bool = False

    @property
    def label(self) -> str:
        """Word of the level that was given."""
        waarde = self.score.waarde if self.score else None
        return next((n.naam.lower() for n in self.form.niveaus if n.waarde == waarde), "")


class Scorepagina:
    """Own scores of one member on one application."""

    def __init__(self, zetel: Zetel, aanvraag: Aanvraag, data: Any = None) -> None:
        self.aanvraag = aanvraag
        self.beoordeling = Beoordeling.objects.filter(zetel=zetel, aanvraag=aanvraag).first()
        self.scores = self._scores()
        self.criteria = list(Criterium.objects.filter(ronde=aanvraag.ronde_id))
        wegend = [c for c in self.criteria if c.gewicht]
        self.regels = [self._regel(c, data) for c in wegend]
        tekst = self.beoordeling.doelen_toelichting if self.beoordeling else ""
        self.doelen = DoelenToelichtingForm(data, initial={"doelen_toelichting": tekst})

    def _scores(self) -> dict[int, Score]:
        if self.beoordeling is None:
            return {}
        rijen = self.beoordeling.scores.filter(na_bespreking=False)
        return {score.criterium_id: score for score in rijen}

    def _regel(self, criterium: Criterium, data: Any) -> Criteriumregel:
        score = self.scores.get(criterium.pk)
        gestuurd = data is not None and f"c{criterium.nummer}-toelichting" in data
        form = ScoreForm(
            criterium,
            self.aanvraag.ronde,
            data if gestuurd else None,
            initial=score_als_invoer(score),
            empty_permitted=True,  # a criterion that was not touched is no error
            use_required_attribute=False,
        )
        return Criteriumregel(criterium, score, form)

    def open(self, gevraagd: str) -> "Scorepagina":
        """Open the asked criterion or `doelen`, else the first without a score, else the goals."""
        nummers = [str(r.criterium.nummer) for r in self.regels]
        self.actief = gevraagd if gevraagd in [*nummers, DOELEN] else self.eerste_open
        for regel in self.regels:
            regel.open = str(regel.criterium.nummer) == self.actief
        return self

    @property
    def definitief(self) -> bool:
        """Frozen: nothing can be typed any more."""
        return bool(self.beoordeling and self.beoordeling.status == Beoordeling.Status.DEFINITIEF)

    @property
    def gescoord(self) -> int:
        """How many criteria have a score."""
        return len(self.scores)

    @property
    def volledig(self) -> bool:
        """All criteria scored; what is left is the goals, and becoming final."""
        return self.gescoord == len(self.regels)

    @property
    def eerste_open(self) -> str:
        """Number of the first criterion without a score, or `doelen`."""
        open_ = (str(r.criterium.nummer) for r in self.regels if r.score is None)
        return next(open_, DOELEN)

    @property
    def volgende(self) -> str:
        """Number of the next criterion without a score after the open one, or `doelen`."""
        nummers = [str(r.criterium.nummer) for r in self.regels]
        begin = nummers.index(self.actief) + 1 if self.actief in nummers else 0
        rond = self.regels[begin:] + self.regels[:begin]
        open_ = (r for r in rond if r.score is None and str(r.criterium.nummer) != self.actief)
        volgende = next(open_, None)
        return str(volgende.criterium.nummer) if volgende else DOELEN

    @property
    def cijfer(self) -> Decimal | None:
        """The provisional grade over what is scored so far."""
        waarden = {pk: score.waarde for pk, score in self.scores.items()}
        return voorlopig_cijfer(waarden, {r.criterium.pk: r.criterium.gewicht for r in self.regels})

    @property
    def foutform(self) -> Any:
        """The first form with an error, for the summary; None without one."""
        formulieren = [*(r.form for r in self.regels), self.doelen]
        return next((f for f in formulieren if f.errors), None)


class DoelenToelichtingForm(Formulier):
    """What the project adds to the goals of the ronde (R21)."""

    doelen_toelichting = TekstVeld(
        label="Wat draagt dit project bij aan de doelen van de ronde?",
        required=False,
        max_tekens=MAX_DOELEN,
        rijen=4,
    )
    doelen_toelichting.zonder_label = True  # type: ignore[attr-defined]  # asked at the end only
