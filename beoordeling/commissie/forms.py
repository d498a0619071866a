"""What the coördinator types about seats and who takes them (R20)."""

from typing import Any

from django import forms

from beoordeling.commissie.models import Zetel
from deelnemers.personen.models import Gebruiker
from kern.ui.forms import Formulier, TekstVeld


class ZetelForm(Formulier):
    """A seat: function, profielschets and expertise (R20)."""

    later_gevraagd = True
    functie = forms.ChoiceField(label="Functie", choices=Zetel.Functie.choices)
    profielschets = TekstVeld(
        label="Profielschets",
        help_text="Wat moet iemand op deze zetel kunnen en kennen?",
        required=False,
        max_tekens=1500,
    )
    deskundigheden = forms.MultipleChoiceField(
        label="Deskundig in",
        choices=Zetel.Deskundigheid.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, zetel: Zetel | None = None, **kwargs: Any) -> None:
        if zetel:
            kwargs["initial"] = {
                "profielschets": zetel.profielschets,
                "deskundigheden": zetel.deskundigheden,
            }
        super().__init__(*args, **kwargs)
        if zetel:
            del self.fields["functie"]  # a seat keeps its function


class ZetelhouderForm(Formulier):
    """Who takes a seat, by e-mail address of an account; a replacement also needs a reason."""

    email = forms.EmailField(
        label="E-mailadres van deze persoon",
        help_text="De persoon heeft een account in dit portaal.",
        error_messages={
            "required": "Vul het e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Vul een adres in zoals naam@voorbeeld.nl.",
        },
    )
    reden = TekstVeld(label="Waarom vervangt u dit lid?", max_tekens=500, rijen=3)
    gebruiker: Gebruiker  # there once the form is valid

    def __init__(self, *args: Any, vervangen: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not vervangen:
            del self.fields["reden"]

    def clean_email(self) -> str:
        """The address must be that of an active account."""
        email = self.cleaned_data["email"].lower()
        found = Gebruiker.objects.filter(email=email, is_active=True).first()
        if found is None:
            raise forms.ValidationError(
                "Er is geen account met dit e-mailadres. "
                "Vraag de persoon eerst een account te maken."
            )
        self.gebruiker = found
        return email
