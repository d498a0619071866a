"""What is typed about the questionnaire, and in it (R52)."""

from datetime import datetime, time
from typing import Any

from django import forms

from evaluatie.micro.forms import KIES_EEN_ANTWOORD
from evaluatie.tevredenheid.queries import SCHAALWAARDEN
from evaluatie.tevredenheid.rekenen import MAX_TEKENS_ANTWOORD
from kern.basis.anoniem import ANONIEM_UITLEG
from kern.basis.termijnen import AMSTERDAM
from kern.ui.forms import DatumVeld, Formulier, TekstVeld
from kern.ui.stukken import Vraagblok


class VragenrondeForm(Formulier):
    """Until which day the questionnaire is open."""

    sluit_op = DatumVeld(
        label="Tot en met welke dag is de vragenlijst open?",
        help_text="Geef mensen minstens twee weken.",
    )

    def clean_sluit_op(self) -> datetime:
        """Return the last minute of the day, Dutch time."""
        return datetime.combine(self.cleaned_data["sluit_op"], time(23, 59), tzinfo=AMSTERDAM)


class VragenlijstForm(Formulier):
    """The questions of one role: statements on a scale of 1-5, and open questions (R52)."""

    def __init__(self, *args: Any, vragen: list[dict[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._vragen = vragen
        for vraag in vragen:
            self.fields[vraag["code"]] = (
                _stellingveld(vraag["vraag"])
                if vraag["soort"] == "schaal"
                else _open_vraagveld(vraag["vraag"])
            )

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return one block per question."""
        blokken = []
        for nummer, vraag in enumerate(self._vragen, 1):
            bij = f"Vraag {nummer} van {len(self._vragen)}"
            if vraag["soort"] != "schaal":
                bij += ", niet verplicht"
            blokken.append(Vraagblok(vraag["vraag"], [vraag["code"]], voorkop=bij))
        return blokken


def _stellingveld(vraag: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=vraag,
        choices=[(str(waarde), naam.capitalize()) for waarde, naam in SCHAALWAARDEN.items()],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": KIES_EEN_ANTWOORD},
    )


def _open_vraagveld(vraag: str) -> TekstVeld:
    return TekstVeld(
        label=vraag,
        max_tekens=MAX_TEKENS_ANTWOORD,
        rijen=4,
        required=False,
        help_text=ANONIEM_UITLEG,
    )
