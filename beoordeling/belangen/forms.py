"""What a member declares: for the ronde, in a table, or about one application (W20)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.models import Belangenverklaring
from kern.ui.forms import Formulier, TekstVeld

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
