"""What a member types on the scoring page: a score with a reason per criterium, and the goals."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms

from beoordeling.scoren.beeld import niveaunaam
from beoordeling.scoren.models import Score
from beoordeling.scoren.queries.eigen import DOELEN, EigenScores
from beoordeling.scoren.rekenen import MAX_DOELEN, MAX_REDEN
from kern.ui.forms import Formulier, TekstVeld
from kern.ui.stukken import Niveau
from regeling.ronde.models import Criterium, Ronde

Invoer = Mapping[str, Any] | None


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

    def __init__(
        self, criterium: Criterium, ronde: Ronde, data: Invoer = None, **kwargs: Any
    ) -> None:
        super().__init__(data, prefix=f"c{criterium.nummer}", **kwargs)
        self.criterium = criterium
        waarde = cast(forms.TypedChoiceField, self.fields["waarde"])
        waarde.choices = [(n["waarde"], n["label"]) for n in ronde.schaal]
        self.niveaus = [
            Niveau(n["waarde"], n["label"], criterium.ankers.get(str(n["waarde"])) or n["anker"])
            for n in ronde.schaal
        ]


class DoelenToelichtingForm(Formulier):
    """What the project adds to the goals of the ronde (R21)."""

    doelen_toelichting = TekstVeld(
        label="Wat draagt dit project bij aan de doelen van de ronde?",
        required=False,
        max_tekens=MAX_DOELEN,
        rijen=4,
    )
    doelen_toelichting.zonder_label = True  # type: ignore[attr-defined]  # asked at the end only


@dataclass
class Scoreregel:
    """One criterion with the own score and, while it can be typed, its form."""

    criterium: Criterium
    score: Score | None
    label: str  # the word of the level that was given
    form: ScoreForm
    open: bool = False


class Scorepagina:
    """The forms of one member on one application, filled with what was given or just typed."""

    def __init__(self, scores: EigenScores, ronde: Ronde, data: Invoer = None) -> None:
        self.scores = scores
        self.regels = [self._regel(c, ronde, data) for c in scores.wegend]
        self.doelen = DoelenToelichtingForm(
            data, initial={"doelen_toelichting": scores.doelen_toelichting}
        )
        self.open()

    def _regel(self, criterium: Criterium, ronde: Ronde, data: Invoer) -> Scoreregel:
        score = self.scores.scores.get(criterium.pk)
        gestuurd = data is not None and f"c{criterium.nummer}-toelichting" in data
        form = ScoreForm(
            criterium,
            ronde,
            data if gestuurd else None,
            initial=score_als_invoer(score),
            empty_permitted=True,  # a criterion that was not touched is no error
            use_required_attribute=False,
        )
        return Scoreregel(criterium, score, niveaunaam(ronde, score), form)

    def open(self, gevraagd: str = "") -> None:
        """Open the asked criterion or the goals, else the first without a score."""
        self.actief = self.scores.actief(gevraagd)
        self.volgende = self.scores.volgende(self.actief)
        for regel in self.regels:
            regel.open = str(regel.criterium.nummer) == self.actief

    def open_fout(self) -> None:
        """Open the first form with an error."""
        if self.foutform:
            self.open((self.foutform.prefix or DOELEN).removeprefix("c"))

    @property
    def gewijzigd(self) -> list[ScoreForm | DoelenToelichtingForm]:
        """The forms in which something was typed."""
        return [form for form in self._formulieren if form.has_changed()]

    @property
    def foutform(self) -> ScoreForm | DoelenToelichtingForm | None:
        """The first form with an error, for the summary; None without one."""
        return next((form for form in self._formulieren if form.errors), None)

    @property
    def _formulieren(self) -> list[ScoreForm | DoelenToelichtingForm]:
        return [*(regel.form for regel in self.regels), self.doelen]
