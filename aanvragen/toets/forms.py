"""Forms of the check: per criterion, ask for completion, put aside (W13)."""

from django import forms

from aanvragen.toets.models import Toets
from aanvragen.toets.rekenen import MAX_TOETSREDEN, MEESTE_HERSTELDAGEN
from kern.ui.forms import Formulier, TekstVeld


class ToetsForm(Formulier):
    """The check of one criterion."""

    oordeel = forms.ChoiceField(
        label="Voldoet de aanvraag?",
        choices=[(o.value, o.label.capitalize()) for o in Toets.Oordeel],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of de aanvraag aan dit criterium voldoet."},
    )
    reden = TekstVeld(
        label="Waarom?",
        required=False,
        max_tekens=MAX_TOETSREDEN,
        rijen=4,
        help_text="Nodig als de aanvraag niet voldoet of moet worden aangevuld. "
        "De aanvrager leest dit.",
    )
    reden.zonder_label = True  # type: ignore[attr-defined]


class AanvullingForm(Formulier):
    """Ask the applicant to complete."""

    tekst = TekstVeld(
        label="Wat moet de aanvrager aanvullen?",
        max_tekens=4000,
        rijen=6,
        error_messages={"required": "Schrijf op wat er ontbreekt."},
    )
    dagen = forms.IntegerField(
        label="Hoeveel dagen krijgt de aanvrager?",
        min_value=1,
        max_value=MEESTE_HERSTELDAGEN,
        initial=14,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "isd-getal", "size": "4"}),
        error_messages={
            "required": "Vul het aantal dagen in.",
            "invalid": "Vul een heel aantal dagen in.",
            "min_value": "Geef ten minste 1 dag.",
            "max_value": f"Geef hoogstens {MEESTE_HERSTELDAGEN} dagen.",
        },
    )


class BuitenBehandelingForm(Formulier):
    """Put aside, with the reason that stands in the letter."""

    besluit_reden = TekstVeld(
        label="Waarom blijft de aanvraag buiten behandeling?",
        max_tekens=4000,
        rijen=6,
        error_messages={"required": "Schrijf op waarom. Dit staat in de brief."},
    )
