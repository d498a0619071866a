"""What chair and secretaris type while weighing (R23, R24)."""

from datetime import datetime
from typing import Any

from django import forms

from beoordeling.weging.models import Adviesregel
from kern.ui.bedrag import BedragVeld
from kern.ui.forms import Formulier, TekstVeld
from regeling.ronde.models import Ronde


class LeesmomentVeld(forms.CharField):
    """Hidden: when the line on the screen was changed last, to the microsecond."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.HiddenInput, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Write a moment so that it reads back the same."""
        return value.isoformat() if isinstance(value, datetime) else value

    def clean(self, value: Any) -> datetime | None:
        """Read the moment back; None when nothing or nonsense came in."""
        try:
            return datetime.fromisoformat(super().clean(value))
        except ValueError:
            return None


class KeuzeForm(Formulier):
    """One choice about one application."""

    keuze = forms.ChoiceField(
        choices=Adviesregel.Keuze.choices,
        error_messages={
            "required": "Kies In, Twijfel of Uit.",
            "invalid_choice": "Kies In, Twijfel of Uit.",
        },
    )
    bedrag = BedragVeld(required=False, label="Geadviseerd bedrag")
    gelezen_op = LeesmomentVeld()

    def clean(self) -> dict[str, Any]:
        """An amount only says something when the line is in."""
        gegevens = super().clean() or {}
        if gegevens.get("keuze") != Adviesregel.Keuze.IN:
            gegevens["bedrag"] = None
        return gegevens


class MotiveringForm(Formulier):
    """Why the committee advises this, on which conditions, and for how much."""

    motivering = TekstVeld(
        label="Waarom adviseert de commissie dit?",
        max_tekens=3000,
        rijen=8,
        required=False,
    )
    motivering.zonder_label = True  # type: ignore[attr-defined]  # asked when setting down
    voorwaarden = TekstVeld(
        label="Voorwaarden",
        help_text="Wat moet de aanvrager doen als het geld wordt toegekend? Laat leeg als er geen zijn.",
        max_tekens=2000,
        rijen=4,
        required=False,
    )
    gelezen_op = LeesmomentVeld()

    def __init__(self, *args: Any, ronde: Ronde, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motivering"].help_text = (
            f"Schrijf ten minste {ronde.motivering_minimum} tekens. De colleges en de aanvrager lezen "
            "dit. Noem geen namen van leden."
        )


class OverwegingenForm(Formulier):
    """The summary and the three considerations, each beside its meter."""

    samenvatting = TekstVeld(
        label="Samenvatting",
        help_text="Wat moeten de colleges weten als zij maar één bladzijde lezen?",
        max_tekens=4000,
        rijen=8,
        required=False,
    )
    overweging_budget = TekstVeld(
        label="Het budget",
        help_text="Waarom geeft de commissie dit bedrag uit, en waarom blijft er geld over of niet?",
        max_tekens=3000,
        required=False,
    )
    overweging_doelgroepen = TekstVeld(
        label="De doelgroepen",
        help_text="Waarom is het geld zo over de doelgroepen verdeeld?",
        max_tekens=3000,
        required=False,
    )
    overweging_spreiding = TekstVeld(
        label="De spreiding over de regio",
        help_text="Waarom is het geld zo over de gemeenten verdeeld? Noem gemeenten zonder project.",
        max_tekens=3000,
        required=False,
    )
