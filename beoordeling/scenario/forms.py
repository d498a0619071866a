"""What a member tries out, and why a scenario is worth keeping (R24)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from kern.ui.forms import Formulier, TekstVeld

VRIJ, ERIN, ERUIT = "vrij", "erin", "eruit"

PROEFKEUZES = ((VRIJ, "vrij"), (ERIN, "vast erin"), (ERUIT, "vast eruit"))


class ScenarioForm(Formulier):
    """Name and reason of a scenario."""

    naam = forms.CharField(
        label="Naam van het scenario",
        help_text="Bijvoorbeeld: Met een project voor doelgroep a.",
        max_length=80,
        error_messages={"required": "Geef het scenario een naam."},
    )
    reden = TekstVeld(
        label="Waarom bewaart u dit scenario?",
        help_text="De commissie leest dit als zij scenario's vergelijkt.",
        max_tekens=1000,
        rijen=3,
        error_messages={"required": "Schrijf waarom u dit scenario bewaart."},
    )


class Proefstand:
    """What is pinned and left out, read from an address; unknown applications and words count for nothing."""

    def __init__(self, gegevens: QueryDict, aanvragen: Iterable[int]) -> None:
        keuzes = {pk: gegevens.get(f"p{pk}", VRIJ) for pk in aanvragen}
        self.vast_in = {pk for pk, keuze in keuzes.items() if keuze == ERIN}
        self.vast_uit = {pk for pk, keuze in keuzes.items() if keuze == ERUIT}
        self.zonder_grenzen = gegevens.get("grenzen") == "nee"
        self.zonder_delen = gegevens.get("delen") == "nee"

    def keuze(self, aanvraag: int) -> str:
        """How one application stands in the try-out."""
        if aanvraag in self.vast_in:
            return ERIN
        return ERUIT if aanvraag in self.vast_uit else VRIJ

    def als_opties(self) -> dict[str, Any]:
        """What `opgave_van` and `bewaar_scenario` take."""
        return {
            "vast_in": self.vast_in,
            "vast_uit": self.vast_uit,
            "zonder_grenzen": self.zonder_grenzen,
            "zonder_delen": self.zonder_delen,
        }

    @property
    def is_anders(self) -> bool:
        """Something differs from what was published."""
        return bool(self.vast_in or self.vast_uit or self.zonder_grenzen or self.zonder_delen)
