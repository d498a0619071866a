"""What the beheerder types to appoint someone."""

from typing import Any, cast

from django import forms
from django.utils.text import capfirst

from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.models import Aanstelling
from kern.basis.tijd import vandaag
from kern.ui.forms import DatumVeld, Formulier


class AanstellingVerlengForm(Formulier):
    """The new last day of an appointment, as the button says it."""

    tot = DatumVeld()


class AanstellingForm(Formulier):
    """Appoint someone."""

    rol = forms.ChoiceField(
        label="Rol",
        choices=[(code, capfirst(naam)) for code, naam in Aanstelling.Rol.choices],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een rol."},
    )
    gemeente = forms.ModelChoiceField(
        Gemeente.objects.none(),
        label="Gemeente",
        help_text="Alleen voor een gemeentemedewerker.",
        required=False,
        empty_label="Geen gemeente",
    )
    tot = DatumVeld(
        label="Laatste dag",
        help_text="Laat leeg als er nog geen einde is afgesproken.",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["gemeente"])
        field.queryset = Gemeente.objects.geldig_op(vandaag())
