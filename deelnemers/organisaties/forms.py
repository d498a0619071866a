"""What people type about their organisation and the colleagues they invite."""

from typing import Any, cast

from django import forms

from deelnemers.gemeenten.models import Gemeente
from deelnemers.organisaties.models import Aanbieder, kvk_nummer_geldig
from kern.basis.tijd import vandaag
from kern.ui.forms import Formulier
from kern.ui.stukken import Vraagblok


class AanbiederForm(Formulier):
    """An organisation (R10)."""

    vragen = (
        Vraagblok("Uw organisatie", ["naam", "kvk_nummer"]),
        Vraagblok("Adres", ["straat", "postcode", "plaats"]),
        Vraagblok("In welke gemeenten werkt uw organisatie?", ["actief_in"]),
        Vraagblok(
            "Heeft uw organisatie een contract met een van deze gemeenten?", ["gecontracteerd"]
        ),
    )

    naam = forms.CharField(
        label="Naam van de organisatie",
        max_length=160,
        error_messages={"required": "Vul de naam van uw organisatie in."},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    kvk_nummer = forms.CharField(
        label="KvK-nummer",
        help_text="8 cijfers. U vindt het op uw uittreksel van de Kamer van Koophandel.",
        error_messages={"required": "Vul het KvK-nummer in."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "isd-invoer--kort"}),
    )
    straat = forms.CharField(
        label="Straat en huisnummer",
        max_length=120,
        error_messages={"required": "Vul de straat en het huisnummer in."},
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    postcode = forms.RegexField(
        r"^\s*\d{4}\s?[A-Za-z]{2}\s*$",
        label="Postcode",
        max_length=8,
        error_messages={
            "required": "Vul de postcode in.",
            "invalid": "Dit is geen postcode. Vul een postcode in zoals 6811 AA.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "class": "isd-invoer--kort"}),
    )
    plaats = forms.CharField(
        label="Plaats",
        max_length=80,
        error_messages={"required": "Vul de plaats in."},
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    actief_in = forms.ModelMultipleChoiceField(
        Gemeente.objects.none(),
        label="In welke gemeenten werkt uw organisatie?",
        help_text="Kies er ten minste één. U mag dan in de hele regio aanvragen.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één gemeente waarin uw organisatie werkt."},
    )
    gecontracteerd = forms.TypedChoiceField(
        label="Heeft uw organisatie een contract met een van deze gemeenten?",
        help_text="U kunt met en zonder contract aanvragen.",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        coerce=lambda waarde: waarde == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee."},
    )

    def __init__(self, *args: Any, aanbieder: Aanbieder | None = None, **kwargs: Any) -> None:
        if aanbieder:
            fields = ("naam", "straat", "postcode", "plaats")
            kwargs["initial"] = {field: getattr(aanbieder, field) for field in fields} | {
                "gecontracteerd": "ja" if aanbieder.gecontracteerd else "nee",
                "actief_in": aanbieder.actief_in.all(),
            }
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["actief_in"])
        field.queryset = Gemeente.objects.geldig_op(vandaag())
        if aanbieder:
            del self.fields["kvk_nummer"]  # an organisation keeps its number

    def clean_kvk_nummer(self) -> str:
        """Read a number with spaces or dots; a wrong one is told together with the other fields."""
        nummer = self.cleaned_data["kvk_nummer"].replace(" ", "").replace(".", "")
        kvk_nummer_geldig(nummer)
        return nummer

    def clean_postcode(self) -> str:
        """Write a postcode one way: 6811 AA."""
        teken = "".join(self.cleaned_data["postcode"].split()).upper()
        return f"{teken[:4]} {teken[4:]}"


class UitnodigingForm(Formulier):
    """Invite a colleague."""

    email = forms.EmailField(
        label="E-mailadres van uw collega",
        error_messages={
            "required": "Vul het e-mailadres van uw collega in.",
            "invalid": "Dit is geen e-mailadres. Vul een adres in zoals naam@organisatie.nl.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
