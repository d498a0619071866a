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
        Vraagblok("Biedt uw organisatie zelf zorg of welzijn?", ["is_aanbieder", "werk"]),
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
    is_aanbieder = forms.ChoiceField(
        label="Biedt uw organisatie zelf zorg of welzijn?",
        choices=[("ja", "Ja"), ("nee", "Nee, wij zijn bewoners, cliënten of iets anders")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of uw organisatie zelf zorg of welzijn biedt."},
    )
    werk = forms.CharField(
        label="Welke zorg of welk welzijn biedt u?",
        help_text="Een of twee zinnen. De coördinator controleert dit voordat een aanvraag van u "
        "naar de commissie kan.",
        max_length=600,
        error_messages={"required": "Schrijf welke zorg of welk welzijn uw organisatie biedt."},
        widget=forms.Textarea(attrs={"rows": 3}),
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
            fields = ("naam", "straat", "postcode", "plaats", "werk")
            kwargs["initial"] = {field: getattr(aanbieder, field) for field in fields} | {
                "gecontracteerd": "ja" if aanbieder.gecontracteerd else "nee",
                "actief_in": aanbieder.actief_in.all(),
            }
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["actief_in"])
        field.queryset = Gemeente.objects.geldig_op(vandaag())
        if aanbieder:
            del self.fields["kvk_nummer"]  # an organisation keeps its number
            del self.fields["is_aanbieder"]  # it said so when it registered

    def clean_kvk_nummer(self) -> str:
        """Read a number with spaces or dots; a wrong one is told together with the other fields."""
        nummer = self.cleaned_data["kvk_nummer"].replace(" ", "").replace(".", "")
        kvk_nummer_geldig(nummer)
        return nummer

    def clean_is_aanbieder(self) -> str:
        """Tell citizens and clients the way: through a provider (R10)."""
        if self.cleaned_data["is_aanbieder"] != "ja":
            raise forms.ValidationError(
                "Alleen een aanbieder van zorg of welzijn kan aanvragen. Bewoners en cliënten doen "
                "mee via een aanbieder: zoek er een die uw plan wil indienen, en werk mee als "
                "partner. Weet u er geen? De coördinator denkt met u mee; zie Contact."
            )
        return "ja"

    def clean(self) -> dict[str, Any]:
        """Ask what the organisation does only of who may say that it gives care or welfare."""
        schoon = super().clean() or self.cleaned_data
        schoon.pop("is_aanbieder", None)
        if "is_aanbieder" in self.errors:
            self.errors.pop("werk", None)
        return schoon

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


class AanbiederoordeelForm(Formulier):
    """What the coördinator found of an organisation."""

    grond = forms.CharField(
        label="Wat hebt u gecontroleerd?",
        help_text="Bijvoorbeeld: uittreksel van de KvK gezien, gebeld met het nummer op de website, "
        "contract met de gemeente. Zet er geen namen van cliënten in.",
        max_length=600,
        error_messages={"required": "Schrijf op wat u hebt gecontroleerd."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
