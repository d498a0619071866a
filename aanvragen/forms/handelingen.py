"""Forms of single acts: start, attach, withdraw, and the check by the coördinator."""

from typing import Any

from django import forms

from aanvragen.models import Toets
from deelnemers.models import Aanbieder, Gebruiker
from deelnemers.rollen import aanbieders_van
from kern.bestanden import SOORTEN
from kern.forms import Formulier, TekstVeld
from regeling.models import Ronde


class NieuwForm(Formulier):
    """Start a draft: for which ronde, for which organisation, under what title."""

    titel = forms.CharField(
        label="Hoe heet uw project?",
        max_length=160,
        help_text="U kunt de titel later nog wijzigen.",
        error_messages={"required": "Vul een titel in."},
    )
    ronde = forms.ModelChoiceField(
        Ronde.objects.none(),
        label="Voor welke ronde is de aanvraag?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Kies een ronde."},
    )
    aanbieder = forms.ModelChoiceField(
        Aanbieder.objects.none(),
        label="Voor welke organisatie doet u de aanvraag?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Kies een organisatie."},
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, rondes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        eigen = [aanbieder.pk for aanbieder in aanbieders_van(gebruiker)]
        self.fields["ronde"].queryset = rondes  # type: ignore[attr-defined]
        self.fields["aanbieder"].queryset = Aanbieder.objects.filter(  # type: ignore[attr-defined]
            pk__in=eigen
        )
        for naam in ("ronde", "aanbieder"):  # one choice is no question
            keuzes = list(self.fields[naam].queryset[:2])  # type: ignore[attr-defined]
            if len(keuzes) == 1:
                self.fields[naam].initial = keuzes[0].pk
                self.fields[naam].widget = forms.HiddenInput()


class BijlageForm(Formulier):
    """One attachment."""

    bestand = forms.FileField(
        label="Kies een bestand",
        help_text="PDF, Word, Excel, PNG of JPG, hoogstens 10 MB.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
        widget=forms.FileInput(attrs={"accept": ",".join(SOORTEN)}),
    )


class IntrekForm(Formulier):
    """Withdraw, with a reason for who likes to give one."""

    reden = TekstVeld(label="Waarom trekt u de aanvraag in?", required=False, max_tekens=1000)


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
        max_tekens=2000,
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
        max_value=42,
        initial=14,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "isd-getal", "size": "4"}),
        error_messages={
            "required": "Vul het aantal dagen in.",
            "invalid": "Vul een heel aantal dagen in.",
            "min_value": "Geef ten minste 1 dag.",
            "max_value": "Geef hoogstens 42 dagen.",
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
