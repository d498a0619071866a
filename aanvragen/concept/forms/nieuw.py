"""Form to start a draft."""

from typing import Any

from django import forms

from aanvragen.velden.rekenen.velden import MAX_TITEL
from deelnemers.organisaties.models import Aanbieder
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen.models import Gebruiker
from kern.ui.forms import Formulier
from regeling.ronde.models import Ronde


class NieuweAanvraagForm(Formulier):
    """Start a draft: for which ronde, for which organisation, under what title."""

    titel = forms.CharField(
        label="Hoe heet uw project?",
        max_length=MAX_TITEL,
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
