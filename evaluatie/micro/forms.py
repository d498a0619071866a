"""What is typed about a case: wellbeing, and costs per payer (X02)."""

from typing import Any

from django import forms

from deelnemers.gemeenten.models import Gemeente
from evaluatie.micro.models import Casus, Kostenregel
from kern.basis.anoniem import ANONIEM_UITLEG, persoonsgegeven_in
from kern.ui.bedrag import BedragVeld
from kern.ui.forms import Formulier
from kern.ui.stukken import Marge, Vraagblok
from regeling.ronde.models import Doelgroep
from uitvoering.project.models import Project

KORTE_INVOER = {"class": "isd-invoer--kort"}

CIJFERKEUZES = [(str(n), str(n)) for n in range(1, 11)]

KIES_EEN_ANTWOORD = "Kies een antwoord."

KOSTENKOLOMMEN = (  # as in the tables: per year first, then one-off
    Kostenregel.Soort.NU,
    Kostenregel.Soort.NIETS_DOEN,
    Kostenregel.Soort.NIEUW,
    Kostenregel.Soort.EENMALIG,
)


class AnoniemVeld(forms.CharField):
    """A short text that holds no personal data as far as its form tells."""

    def validate(self, value: Any) -> None:
        """Refuse an e-mail address or a number that may be a BSN."""
        super().validate(value)
        if wat := persoonsgegeven_in(value or ""):
            raise forms.ValidationError(f"Haal {wat} weg.", code="persoonsgegeven")


class CasusForm(Formulier):
    """One anonymous case: who, wellbeing before and after (X02)."""

    code = AnoniemVeld(
        label="Nummer van de casus",
        max_length=12,
        help_text="Een nummer dat u zelf bedenkt, zoals TS-01. Nooit een naam of geboortedatum.",
        widget=forms.TextInput(attrs=KORTE_INVOER),
        error_messages={"required": "Geef de casus een nummer."},
    )
    doelgroep = forms.ModelChoiceField(
        queryset=Doelgroep.objects.none(),
        label="Doelgroep",
        error_messages={"required": "Kies een doelgroep."},
    )
    gemeente = forms.ModelChoiceField(
        queryset=Gemeente.objects.none(),
        label="Gemeente",
        error_messages={"required": "Kies een gemeente."},
    )
    bestaand = forms.TypedChoiceField(
        label="Kreeg deze persoon al hulp toen het project begon?",
        choices=[("ja", "Ja, een bestaande casus"), ("nee", "Nee, een nieuwe casus")],
        coerce=lambda waarde: waarde == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": KIES_EEN_ANTWOORD},
    )
    gemeten_door = forms.ChoiceField(
        label="Wie gaf de cijfers?",
        choices=[(m.value, m.label.capitalize()) for m in Casus.Meter],
        widget=forms.RadioSelect,
        error_messages={"required": KIES_EEN_ANTWOORD},
    )
    welzijn_voor = forms.TypedChoiceField(
        label="Cijfer voor het project",
        choices=[("", "Kies een cijfer"), *CIJFERKEUZES],
        coerce=int,
        error_messages={"required": "Kies het cijfer van de eerste meting."},
    )
    welzijn_na = forms.TypedChoiceField(
        label="Cijfer erna",
        choices=[("", "Geen tweede meting"), *CIJFERKEUZES],
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Stopte iemand, of is de tweede meting er nog niet? Laat dit dan leeg.",
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aanvraag, ronde = project.aanvraag, project.aanvraag.ronde
        velden: Any = self.fields
        velden["doelgroep"].queryset = ronde.doelgroepen.filter(
            pk__in=aanvraag.doelgroepen.values("doelgroep")
        )
        velden["gemeente"].queryset = ronde.gemeenten.filter(
            pk__in=aanvraag.gemeenten.values("gemeente")
        )
        for veld in ("doelgroep", "gemeente"):
            velden[veld].empty_label = f"Kies een {veld}"

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return the question blocks."""
        anoniem = Marge("Zonder namen", ANONIEM_UITLEG, accent=True)
        cijfer = Marge(
            "Waarom twee keer",
            "Alleen wie twee keer een cijfer gaf, telt mee voor de verandering. Hoeveel mensen "
            "stopten, staat er altijd bij.",
        )
        return [
            Vraagblok(
                "Om wie gaat het?",
                ["code", "doelgroep", "gemeente", "bestaand"],
                marge=[anoniem],
            ),
            Vraagblok(
                "Hoe gaat het, van 1 tot 10?",
                ["gemeten_door", "welzijn_voor", "welzijn_na"],
                uitleg="Vraag het de bewoner zelf: welk cijfer geeft u uw leven nu?",
                marge=[cijfer],
            ),
        ]


class KostenForm(Formulier):
    """What a case costs, per payer and per kind; a table of amounts (X02)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for betaler in Kostenregel.Betaler:
            for soort in KOSTENKOLOMMEN:
                self.fields[f"{betaler}-{soort}"] = BedragVeld(
                    label=f"{betaler.label}: {soort.label}", required=False
                )
            self.fields[f"{betaler}-bron"] = AnoniemVeld(
                label=f"{betaler.label}: bron", max_length=120, required=False
            )

    @property
    def rijen(self) -> list[tuple[str, list[tuple[str, Any]]]]:
        """Return per payer its name and (heading, field) of every column."""
        koppen = [(s.value, s.label.capitalize()) for s in KOSTENKOLOMMEN]
        koppen.append(("bron", "Bron"))
        return [
            (str(b.label), [(kop, self[f"{b}-{code}"]) for code, kop in koppen])
            for b in Kostenregel.Betaler
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the source of every payer with an amount."""
        data = super().clean() or {}
        for betaler in Kostenregel.Betaler:
            bedragen = [data.get(f"{betaler}-{soort}") for soort in Kostenregel.Soort]
            veld = f"{betaler}-bron"
            if any(b is not None for b in bedragen) and not data.get(veld) and veld in data:
                self.add_error(veld, f"Schrijf bij {betaler.label} waar de bedragen vandaan komen.")
        return data

    def kosten(self) -> list[dict[str, Any]]:
        """Return the cost lines as the service takes them."""
        data = self.cleaned_data
        return [
            {
                "betaler": betaler.value,
                "soort": soort.value,
                "bedrag": data[f"{betaler}-{soort}"],
                "bron": data[f"{betaler}-bron"],
            }
            for betaler in Kostenregel.Betaler
            for soort in Kostenregel.Soort
            if data.get(f"{betaler}-{soort}") is not None
        ]

    @staticmethod
    def begin(casus: Casus) -> dict[str, Any]:
        """Return the stored costs of a case as first values."""
        begin: dict[str, Any] = {}
        for regel in casus.kosten.all():
            begin[f"{regel.betaler}-{regel.soort}"] = regel.bedrag
            begin[f"{regel.betaler}-bron"] = regel.bron
        return begin
