"""What a civil servant types: one sitting of the college, and per project what it decided (R31)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from besluitvorming.besluiten.models import Aandeelbesluit
from besluitvorming.besluiten.queries.projecten import Projectregel
from besluitvorming.verdeling.models import Aandeel
from kern.basis.geld import euro
from kern.ui.bedrag import BedragVeld
from kern.ui.forms import DatumVeld, Formulier, TekstVeld

MAX_REDEN = 2000


class JaNee(models.TextChoices):
    """An answer to a question of the procedural test."""

    JA = "ja", "Ja"
    NEE = "nee", "Nee"


class Besluitkeuze(models.TextChoices):
    """What a college does with the advice on one project, or that it decides later."""

    VOLGT = "volgt", "Volgt het advies"
    WIJKT = "wijkt", "Wijkt af"
    LATER = "later", "Nog niet besloten"


BESLOTEN = (Besluitkeuze.VOLGT, Besluitkeuze.WIJKT)


def ja_nee_veld(label: str, melding: str) -> forms.ChoiceField:
    """A question that is answered with yes or no."""
    return forms.ChoiceField(
        label=label,
        choices=JaNee.choices,
        widget=forms.RadioSelect,
        error_messages={"required": melding},
    )


class AandeelForm(Formulier):
    """What the college decided on one project; fields carry the id of the share in their name."""

    keuze = forms.ChoiceField(
        choices=Besluitkeuze.choices,
        widget=forms.RadioSelect,
        initial=Besluitkeuze.LATER,
        required=False,
    )
    bedrag = BedragVeld(label="Welk bedrag geeft uw gemeente?", required=False)
    reden = TekstVeld(
        label="Waarom wijkt het college af?",
        help_text="De aanvrager leest dit in de beschikking.",
        required=False,
        max_tekens=MAX_REDEN,
        rijen=3,
    )

    # asked when the college deviates
    bedrag.zonder_label = True  # type: ignore[attr-defined]
    reden.zonder_label = True  # type: ignore[attr-defined]

    def __init__(
        self,
        project: Projectregel,
        aandeel: Aandeel,
        data: Mapping[str, Any] | None = None,
        getypt: Mapping[str, Any] | None = None,
    ) -> None:
        self.project, self.aandeel = project, aandeel
        getypt = getypt or {}
        initial = {n: getypt[p] for n in self.base_fields if (p := self.add_prefix(n)) in getypt}
        super().__init__(data, initial=initial)
        self.fields["keuze"].label = f"Besluit over {aandeel.aanvraag.titel}"
        self.fields[
            "bedrag"
        ].help_text = f"Het advies is {euro(aandeel.bedrag)}. Geeft uw gemeente niets? Vul 0 in."

    def add_prefix(self, field_name: str) -> str:
        """Name a field in the page: keuze_12."""
        return f"{field_name}_{self.aandeel.pk}"

    def volg(self) -> None:
        """Follow the advice, unless it was chosen to deviate."""
        if self.initial.get("keuze") != Besluitkeuze.WIJKT:
            self.initial["keuze"] = Besluitkeuze.VOLGT

    def clean(self) -> dict[str, Any]:
        """Ask amount and reason of what deviates (R31)."""
        gegevens = super().clean() or {}
        if gegevens.get("keuze") != Besluitkeuze.WIJKT:
            return gegevens
        titel = self.aandeel.aanvraag.titel
        if gegevens.get("bedrag") is None and "bedrag" not in self.errors:
            self.add_error("bedrag", f"Vul in welk bedrag uw gemeente geeft aan “{titel}”.")
        if not gegevens.get("reden") and "reden" not in self.errors:
            self.add_error("reden", f"Leg uit waarom het college afwijkt bij “{titel}”.")
        return gegevens

    @property
    def besloten(self) -> bool:
        """Whether a decision was chosen, well filled in or not."""
        return "keuze" in self.errors or self.cleaned_data.get("keuze") in BESLOTEN

    @property
    def besluit(self) -> Aandeelbesluit | None:
        """What was decided, for the service; None when it decides later. Valid forms only."""
        gegevens = self.cleaned_data
        if gegevens["keuze"] not in BESLOTEN:
            return None
        volgt = gegevens["keuze"] == Besluitkeuze.VOLGT
        return Aandeelbesluit(
            aandeel=self.aandeel,
            volgt=volgt,
            bedrag=self.aandeel.bedrag if volgt else gegevens["bedrag"],
            reden="" if volgt else gegevens["reden"],
        )


class Aandeelformulieren(list[AandeelForm]):
    """The forms of all projects, told together with the sitting when something is wrong."""

    regelkop = ""  # a message names its project already

    @property
    def forms(self) -> list[AandeelForm]:
        """All of them, as a formset has."""
        return list(self)

    @property
    def is_bound(self) -> bool:
        """Whether something was sent."""
        return any(form.is_bound for form in self)

    def non_form_errors(self) -> list[str]:
        """Errors that belong to no project: the sitting tells those."""
        return []


class BesluitForm(Formulier):
    """One sitting of one college: the procedural test, and a form per project (`projecten`)."""

    datum = DatumVeld(label="Op welke dag besloot het college?")
    kenmerk = forms.CharField(
        label="Wat is het kenmerk van het besluit?",
        help_text="Zoals het in uw eigen administratie staat.",
        max_length=60,
        error_messages={"required": "Vul het kenmerk van het collegebesluit in."},
    )
    procedure = ja_nee_veld(
        "Is de afgesproken werkwijze gevolgd?", "Kies of de afgesproken werkwijze is gevolgd."
    )
    criteria = ja_nee_veld("Zijn de criteria toegepast?", "Kies of de criteria zijn toegepast.")
    toelichting = TekstVeld(
        label="Waarom is een antwoord nee?",
        help_text="Alleen nodig als een van de twee antwoorden nee is.",
        required=False,
        max_tekens=MAX_REDEN,
        rijen=4,
    )

    toelichting.zonder_label = True  # type: ignore[attr-defined]  # asked when an answer is no

    def __init__(
        self,
        te_besluiten: Iterable[tuple[Projectregel, Aandeel]],
        data: Mapping[str, Any] | None = None,
        getypt: Mapping[str, Any] | None = None,
    ) -> None:
        """`data` is checked; `getypt` is what was typed before, shown again untouched."""
        super().__init__(data, initial=dict((getypt or {}).items()))
        self.projecten = Aandeelformulieren(
            AandeelForm(project, aandeel, data, getypt) for project, aandeel in te_besluiten
        )

    def volg_overal(self) -> None:
        """Follow the advice on every project on which it was not chosen to deviate."""
        for form in self.projecten:
            form.volg()

    def is_valid(self) -> bool:
        """Whether the sitting and all projects are filled in well."""
        return all([super().is_valid(), *(form.is_valid() for form in self.projecten)])

    def clean(self) -> dict[str, Any]:
        """Ask an explanation of a no (R31), and a decision on at least one project."""
        gegevens = super().clean() or {}
        nee = JaNee.NEE in (gegevens.get("procedure"), gegevens.get("criteria"))
        if nee and not gegevens.get("toelichting") and "toelichting" not in self.errors:
            self.add_error("toelichting", "Leg uit waarom het antwoord nee is.")
        if self._verdwenen():
            raise ValidationError(
                "Over een van de projecten is al besloten, of de aanvraag is ingetrokken. "
                "Wat u hebt ingevuld bij de andere projecten staat er nog. Controleer het."
            )
        if not any(form.besloten for form in self.projecten):
            raise ValidationError("Kies bij ten minste één project wat het college besloot.")
        return gegevens

    def _verdwenen(self) -> bool:
        """A choice was sent about a project that is no longer open here."""
        bekend = {form.add_prefix("keuze") for form in self.projecten}
        gekozen = {
            naam
            for naam, waarde in self.data.items()
            if naam.startswith("keuze_") and waarde in BESLOTEN
        }
        return not gekozen <= bekend

    def meld(self, veld: str | None, melding: str) -> None:
        """Show an error of the service at its field, whatever form that is in; else above all."""
        for form in self.projecten:
            for naam in form.fields:
                if veld == form.add_prefix(naam):
                    return form.add_error(naam, melding)
        return self.add_error(veld if veld in self.fields else None, melding)

    @property
    def besluiten(self) -> list[Aandeelbesluit]:
        """What was decided, for the service; valid forms only."""
        return [besluit for form in self.projecten if (besluit := form.besluit)]

    @property
    def zitting(self) -> dict[str, Any]:
        """Date, reference and the procedural test, for the service; valid forms only."""
        gegevens = self.cleaned_data
        nee = JaNee.NEE in (gegevens["procedure"], gegevens["criteria"])
        return {
            "datum": gegevens["datum"],
            "kenmerk": gegevens["kenmerk"],
            "procedure_gevolgd": gegevens["procedure"] == JaNee.JA,
            "criteria_toegepast": gegevens["criteria"] == JaNee.JA,
            "toelichting": gegevens["toelichting"] if nee else "",
        }


def som_van_besluiten(besluiten: Iterable[Aandeelbesluit]) -> Decimal:
    """Add up what a sitting grants."""
    return sum((b.bedrag for b in besluiten), Decimal(0))
