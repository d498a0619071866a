"""What a committee member, secretaris or coördinator types."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField

from aanvragen.models import Aanvraag
from beoordeling.models import Belangenverklaring, Zetel
from beoordeling.services.scoren import MAX_DOELEN, MAX_REDEN
from deelnemers.models import Gebruiker
from kern.forms import Formulier, TekstVeld
from kern.onderdelen import Niveau
from regeling.models import Criterium, Ronde

BELANG = [("nee", "Nee, ik heb geen belang"), ("ja", "Ja, ik heb een belang")]


class BelangForm(Formulier):
    """One declaration: for the ronde, or for one application."""

    belang = forms.ChoiceField(
        label="Heeft u een belang?",
        choices=BELANG,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of u een belang heeft."},
    )
    toelichting = TekstVeld(
        label="Wat is uw belang?",
        help_text="Alleen nodig als u een belang heeft. De secretaris leest dit.",
        required=False,
        max_tekens=500,
        rijen=3,
    )
    toelichting.zonder_label = True  # type: ignore[attr-defined]

    def __init__(self, *args: Any, verklaring: Belangenverklaring | None = None, **kwargs: Any):
        if verklaring:
            kwargs["initial"] = {
                "belang": "ja" if verklaring.heeft_belang else "nee",
                "toelichting": verklaring.toelichting,
            }
        super().__init__(*args, **kwargs)

    @property
    def verklaring(self) -> dict[str, Any]:
        """Return what the service wants."""
        belang = self.cleaned_data["belang"] == "ja"
        tekst = self.cleaned_data["toelichting"] if belang else ""
        return {"heeft_belang": belang, "toelichting": tekst}


class VerklaringenForm(Formulier):
    """A table of declarations: per application a choice, and a reason with an interest (W20)."""

    def __init__(self, aanvragen: Iterable[Aanvraag], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aanvragen = list(aanvragen)
        for aanvraag in self.aanvragen:
            self.fields[f"belang_{aanvraag.pk}"] = forms.ChoiceField(
                label=f"Belang bij {aanvraag.titel}",
                choices=[("nee", "Geen belang"), ("ja", "Wel een belang")],
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"reden_{aanvraag.pk}"] = forms.CharField(
                label=f"Wat is uw belang bij {aanvraag.titel}?", required=False, max_length=500
            )

    def clean(self) -> dict[str, Any]:
        """An interest needs a reason."""
        schoon = super().clean() or {}
        for aanvraag in self.aanvragen:
            if schoon.get(f"belang_{aanvraag.pk}") == "ja" and not schoon.get(
                f"reden_{aanvraag.pk}"
            ):
                self.add_error(f"reden_{aanvraag.pk}", f"Schrijf wat uw belang is bij {aanvraag}.")
        return schoon

    @property
    def rijen(self) -> list[tuple[Aanvraag, BoundField, BoundField]]:
        """Rows for the template."""
        return [(a, self[f"belang_{a.pk}"], self[f"reden_{a.pk}"]) for a in self.aanvragen]

    @property
    def verklaringen(self) -> list[dict[str, Any]]:
        """Return the rows that were chosen, as the service wants them."""
        gekozen = []
        for aanvraag in self.aanvragen:
            if keuze := self.cleaned_data.get(f"belang_{aanvraag.pk}"):
                reden = self.cleaned_data[f"reden_{aanvraag.pk}"] if keuze == "ja" else ""
                gekozen.append(
                    {"aanvraag": aanvraag, "heeft_belang": keuze == "ja", "toelichting": reden}
                )
        return gekozen


class ScoreForm(Formulier):
    """One score with its reason; the service decides whether it is good enough."""

    waarde = forms.TypedChoiceField(
        label="Uw score",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een score."},
    )
    toelichting = TekstVeld(
        label="Waarom geeft u deze score?",
        help_text="De aanvrager leest uw reden later zonder uw naam.",
        max_tekens=MAX_REDEN,
        rijen=4,
        error_messages={"required": "Schrijf waarom u deze score geeft."},
    )

    def __init__(self, criterium: Criterium, ronde: Ronde, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"c{criterium.nummer}", **kwargs)
        self.criterium = criterium
        self.fields["waarde"].choices = [(n["waarde"], n["label"]) for n in ronde.schaal]
        self.niveaus = [
            Niveau(n["waarde"], n["label"], criterium.ankers.get(str(n["waarde"])) or n["anker"])
            for n in ronde.schaal
        ]


class DoelenForm(Formulier):
    """What the project adds to the goals of the ronde (R21)."""

    doelen_toelichting = TekstVeld(
        label="Wat draagt dit project bij aan de doelen van de ronde?",
        required=False,
        max_tekens=MAX_DOELEN,
        rijen=4,
    )
    doelen_toelichting.zonder_label = True  # type: ignore[attr-defined]  # asked at the end only


class NotitieForm(Formulier):
    """The note of the secretaris on the discussion."""

    notitie = TekstVeld(
        label="Notitie van de bespreking",
        help_text="De leden die deze aanvraag beoordelen, lezen dit mee.",
        required=False,
        max_tekens=2000,
    )


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


class PersoonForm(Formulier):
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

    def __init__(self, *args: Any, vervangen: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not vervangen:
            del self.fields["reden"]

    def clean_email(self) -> str:
        """The address must be that of an active account."""
        email = self.cleaned_data["email"].lower()
        self.gebruiker = Gebruiker.objects.filter(email=email, is_active=True).first()
        if self.gebruiker is None:
            raise forms.ValidationError(
                "Er is geen account met dit e-mailadres. "
                "Vraag de persoon eerst een account te maken."
            )
        return email
