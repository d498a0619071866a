"""What a civil servant types: a decision of the college, and an objection (R31, W30)."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from besluitvorming.besluiten.queries import Projectstand
from besluitvorming.besluiten.services import Besluit
from besluitvorming.verdeling.models import Aandeel
from kern.basis.geld import euro
from kern.ui.bedrag import BedragVeld
from kern.ui.forms import DatumVeld, Formulier, TekstVeld

JA_NEE = [("ja", "Ja"), ("nee", "Nee")]

VOLGT, WIJKT, LATER = "volgt", "wijkt", "later"

BESLUITKEUZES = [(VOLGT, "Volgt het advies"), (WIJKT, "Wijkt af"), (LATER, "Nog niet besloten")]

MAX_REDEN = 2000


def ja_nee_veld(label: str, melding: str) -> forms.ChoiceField:
    """A question that is answered with yes or no."""
    return forms.ChoiceField(
        label=label, choices=JA_NEE, widget=forms.RadioSelect, error_messages={"required": melding}
    )


class BesluitForm(Formulier):
    """One sitting of one college: the procedural test, and per project follow, deviate or later."""

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
        self, projecten: Iterable[tuple[Projectstand, Aandeel]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.projecten = list(projecten)
        for _, aandeel in self.projecten:
            self._voeg_toe(aandeel)

    def _voeg_toe(self, aandeel: Aandeel) -> None:
        pk, titel = aandeel.pk, aandeel.aanvraag.titel
        self.fields[f"keuze_{pk}"] = forms.ChoiceField(
            label=f"Besluit over {titel}",
            choices=BESLUITKEUZES,
            widget=forms.RadioSelect,
            initial=LATER,
            required=False,
        )
        self.fields[f"bedrag_{pk}"] = BedragVeld(
            label="Welk bedrag geeft uw gemeente?",
            help_text=f"Het advies is {euro(aandeel.bedrag)}. Geeft uw gemeente niets? Vul 0 in.",
            required=False,
        )
        self.fields[f"reden_{pk}"] = TekstVeld(
            label="Waarom wijkt het college af?",
            help_text="De aanvrager leest dit in de beschikking.",
            required=False,
            max_tekens=MAX_REDEN,
            rijen=3,
        )
        for naam in ("bedrag", "reden"):  # asked when the college deviates
            self.fields[f"{naam}_{pk}"].zonder_label = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask an explanation of a no, and amount and reason of what deviates (R31)."""
        gegevens = super().clean() or {}
        nee = "nee" in (gegevens.get("procedure"), gegevens.get("criteria"))
        if nee and not gegevens.get("toelichting") and "toelichting" not in self.errors:
            self.add_error("toelichting", "Leg uit waarom het antwoord nee is.")
        gekozen = [pk for pk in self._pks if gegevens.get(f"keuze_{pk}") in (VOLGT, WIJKT)]
        for pk in gekozen:
            if gegevens[f"keuze_{pk}"] == WIJKT:
                self._eis_afwijking(pk, gegevens)
        if self._verdwenen():
            self.add_error(
                None,
                "Over een van de projecten is al besloten, of de aanvraag is ingetrokken. "
                "Wat u hebt ingevuld bij de andere projecten staat er nog. Controleer het.",
            )
        elif not gekozen and not any(f"keuze_{pk}" in self.errors for pk in self._pks):
            self.add_error(None, "Kies bij ten minste één project wat het college besloot.")
        return gegevens

    @property
    def _pks(self) -> list[int]:
        return [aandeel.pk for _, aandeel in self.projecten]

    def _eis_afwijking(self, pk: int, gegevens: Mapping[str, Any]) -> None:
        titel = next(a.aanvraag.titel for _, a in self.projecten if a.pk == pk)
        if gegevens.get(f"bedrag_{pk}") is None and f"bedrag_{pk}" not in self.errors:
            self.add_error(f"bedrag_{pk}", f"Vul in welk bedrag uw gemeente geeft aan “{titel}”.")
        if not gegevens.get(f"reden_{pk}") and f"reden_{pk}" not in self.errors:
            self.add_error(f"reden_{pk}", f"Leg uit waarom het college afwijkt bij “{titel}”.")

    def _verdwenen(self) -> bool:
        """A choice was sent about a project that is no longer open here."""
        bekend = {f"keuze_{pk}" for pk in self._pks}
        return any(
            naam.startswith("keuze_") and naam not in bekend and waarde in (VOLGT, WIJKT)
            for naam, waarde in self.data.items()
        )

    @property
    def rijen(self) -> list[tuple[Projectstand, Aandeel, BoundField, BoundField, BoundField]]:
        """Per project its state, the share and the three fields, for the template."""
        return [
            (p, a, self[f"keuze_{a.pk}"], self[f"bedrag_{a.pk}"], self[f"reden_{a.pk}"])
            for p, a in self.projecten
        ]

    @property
    def besluiten(self) -> list[Besluit]:
        """What was decided, for the service; valid forms only."""
        gegevens = self.cleaned_data
        return [
            Besluit(
                aandeel=a,
                volgt=gegevens[f"keuze_{a.pk}"] == VOLGT,
                bedrag=a.bedrag
                if gegevens[f"keuze_{a.pk}"] == VOLGT
                else gegevens[f"bedrag_{a.pk}"],
                reden=gegevens[f"reden_{a.pk}"] if gegevens[f"keuze_{a.pk}"] == WIJKT else "",
            )
            for _, a in self.projecten
            if gegevens[f"keuze_{a.pk}"] in (VOLGT, WIJKT)
        ]

    @property
    def zitting(self) -> dict[str, Any]:
        """Date, reference and the procedural test, for the service; valid forms only."""
        gegevens = self.cleaned_data
        return {
            "datum": gegevens["datum"],
            "kenmerk": gegevens["kenmerk"],
            "procedure_gevolgd": gegevens["procedure"] == "ja",
            "criteria_toegepast": gegevens["criteria"] == "ja",
            "toelichting": gegevens["toelichting"]
            if "nee" in (gegevens["procedure"], gegevens["criteria"])
            else "",
        }


def ingevuld_besluit(post: Mapping[str, str], alles: Sequence[int] = ()) -> dict[str, Any]:
    """Return what was typed, untouched; on the shares in `alles` the advice is followed."""
    waarden: dict[str, Any] = dict(post.items())
    for pk in alles:
        if waarden.get(f"keuze_{pk}") != WIJKT:
            waarden[f"keuze_{pk}"] = VOLGT
    return waarden


def som_van_besluiten(besluiten: Iterable[Besluit]) -> Decimal:
    """Add up what a sitting grants."""
    return sum((b.bedrag for b in besluiten), Decimal(0))
