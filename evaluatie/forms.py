"""What people type in the evaluation."""

from datetime import datetime, time
from typing import Any

from django import forms

from evaluatie.models import Bouwsteen, Casus, Kostenregel, Oordeel
from evaluatie.privacy import UITLEG, gevonden
from evaluatie.services.vragenlijst import MAX_TEKENS
from evaluatie.uitslag import WAARDEN
from kern.forms import BedragVeld, DatumVeld, Formulier, TekstVeld
from kern.onderdelen import Marge, Vraag
from kern.tijd import AMSTERDAM
from uitvoering.models import Project

KORT = {"class": "isd-invoer--kort"}
CIJFERS = [(str(n), str(n)) for n in range(1, 11)]
LEEG = "Kies een antwoord."
KOLOMMEN = (  # as in the tables: per year first, then one-off
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
        if wat := gevonden(value or ""):
            raise forms.ValidationError(f"Haal {wat} weg.", code="persoonsgegeven")


class CasusForm(Formulier):
    """One anonymous case: who, wellbeing before and after (X02)."""

    code = AnoniemVeld(
        label="Nummer van de casus",
        max_length=12,
        help_text="Een nummer dat u zelf bedenkt, zoals TS-01. Nooit een naam of geboortedatum.",
        widget=forms.TextInput(attrs=KORT),
        error_messages={"required": "Geef de casus een nummer."},
    )
    doelgroep = forms.ModelChoiceField(
        queryset=None, label="Doelgroep", error_messages={"required": "Kies een doelgroep."}
    )
    gemeente = forms.ModelChoiceField(
        queryset=None, label="Gemeente", error_messages={"required": "Kies een gemeente."}
    )
    bestaand = forms.TypedChoiceField(
        label="Kreeg deze persoon al hulp toen het project begon?",
        choices=[("ja", "Ja, een bestaande casus"), ("nee", "Nee, een nieuwe casus")],
        coerce=lambda waarde: waarde == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": LEEG},
    )
    gemeten_door = forms.ChoiceField(
        label="Wie gaf de cijfers?",
        choices=[(m.value, m.label.capitalize()) for m in Casus.Meter],
        widget=forms.RadioSelect,
        error_messages={"required": LEEG},
    )
    welzijn_voor = forms.TypedChoiceField(
        label="Cijfer voor het project",
        choices=[("", "Kies een cijfer"), *CIJFERS],
        coerce=int,
        error_messages={"required": "Kies het cijfer van de eerste meting."},
    )
    welzijn_na = forms.TypedChoiceField(
        label="Cijfer erna",
        choices=[("", "Geen tweede meting"), *CIJFERS],
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
    def vragen(self) -> list[Vraag]:
        """Return the question blocks."""
        anoniem = Marge("Zonder namen", UITLEG, accent=True)
        cijfer = Marge(
            "Waarom twee keer",
            "Alleen wie twee keer een cijfer gaf, telt mee voor de verandering. Hoeveel mensen "
            "stopten, staat er altijd bij.",
        )
        return [
            Vraag(
                "Om wie gaat het?",
                ["code", "doelgroep", "gemeente", "bestaand"],
                marge=[anoniem],
            ),
            Vraag(
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
            for soort in KOLOMMEN:
                self.fields[f"{betaler}-{soort}"] = BedragVeld(
                    label=f"{betaler.label}: {soort.label}", required=False
                )
            self.fields[f"{betaler}-bron"] = AnoniemVeld(
                label=f"{betaler.label}: bron", max_length=120, required=False
            )

    @property
    def rijen(self) -> list[tuple[str, list[tuple[str, Any]]]]:
        """Return per payer its name and (heading, field) of every column."""
        koppen = [(s.value, s.label.capitalize()) for s in KOLOMMEN]
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


class BouwstenenVeld(forms.ModelMultipleChoiceField):
    """Building blocks, as check boxes per list."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", Bouwsteen.objects.select_related("lijst"))
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(**kwargs)


class MetBouwstenen(Formulier):
    """A form with building blocks that the page shows per list."""

    def groepen(self) -> list[dict[str, Any]]:
        """Return per list its blocks with id and whether it is chosen; one query."""
        veld = self["bouwstenen"]
        gekozen = {str(getattr(w, "pk", w)) for w in (veld.value() or [])}
        groepen: dict[str, dict[str, Any]] = {}
        for steen in self.fields["bouwstenen"].queryset:  # type: ignore[attr-defined]
            groep = groepen.setdefault(steen.lijst.code, {"lijst": steen.lijst, "stenen": []})
            aan = str(steen.pk) in gekozen
            groep["stenen"].append((steen, aan))
            groep["open"] = groep.get("open") or aan
        return list(groepen.values())


class InzichtForm(MetBouwstenen):
    """What was learned in a session (R51)."""

    tekst = TekstVeld(
        label="Wat leerden de deelnemers?",
        max_tekens=1000,
        rijen=4,
        help_text=UITLEG,
        error_messages={"required": "Schrijf het inzicht op."},
    )
    project = forms.ModelChoiceField(
        queryset=None,
        label="Van welk project?",
        required=False,
        empty_label="Alle projecten samen",
    )
    bouwstenen = BouwstenenVeld(
        label="Over welke bouwstenen gaat het?",
        error_messages={"required": "Kies minstens één bouwsteen waar dit inzicht bij hoort."},
    )

    def __init__(self, *args: Any, sessie: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["project"]
        veld.queryset = sessie.projecten.select_related("aanvraag")


class LabelForm(MetBouwstenen):
    """Which building blocks an indicator tells something about (X04)."""

    bouwstenen = BouwstenenVeld(label="Over welke bouwstenen gaat het?", required=False)


class SessieForm(Formulier):
    """A knowledge session that was held (R51)."""

    titel = forms.CharField(
        label="Waar ging de sessie over?",
        max_length=160,
        error_messages={"required": "Vul in waar de sessie over ging."},
    )
    datum = DatumVeld(label="Op welke dag?")
    plaats = forms.CharField(
        label="Waar?", max_length=120, error_messages={"required": "Vul de plaats in."}
    )
    aanwezigen = forms.IntegerField(
        label="Hoeveel mensen waren er?",
        min_value=1,
        max_value=5000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **KORT}),
        error_messages={
            "required": "Vul in hoeveel mensen er waren.",
            "invalid": "Vul een heel getal in.",
            "min_value": "Vul 1 of meer in.",
        },
    )
    commissie_aanwezig = forms.BooleanField(
        label="De commissie was erbij",
        required=False,
        help_text="De commissie die de plannen beoordeelde, denkt mee over wat ervan te leren is.",
    )
    projecten = forms.ModelMultipleChoiceField(
        queryset=None,
        label="Welke projecten deden mee?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één project dat meedeed."},
    )

    def __init__(self, *args: Any, projecten: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["projecten"]
        veld.queryset = projecten

    @property
    def vragen(self) -> list[Vraag]:
        """Return the question blocks."""
        return [
            Vraag("De sessie", ["titel", "datum", "plaats", "aanwezigen", "commissie_aanwezig"]),
            Vraag("Welke projecten deden mee?", ["projecten"]),
        ]


class VragenrondeForm(Formulier):
    """Until which day the questionnaire is open."""

    sluit_op = DatumVeld(
        label="Tot en met welke dag is de vragenlijst open?",
        help_text="Geef mensen minstens twee weken.",
    )

    def clean_sluit_op(self) -> datetime:
        """Return the last minute of the day, Dutch time."""
        return datetime.combine(self.cleaned_data["sluit_op"], time(23, 59), tzinfo=AMSTERDAM)


class VragenlijstForm(Formulier):
    """The questions of one role: statements on a scale of 1-5, and open questions (R52)."""

    def __init__(self, *args: Any, vragen: list[dict[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._vragen = vragen
        for vraag in vragen:
            self.fields[vraag["code"]] = (
                _stelling(vraag["vraag"]) if vraag["soort"] == "schaal" else _open(vraag["vraag"])
            )

    @property
    def vragen(self) -> list[Vraag]:
        """Return one block per question."""
        blokken = []
        for nummer, vraag in enumerate(self._vragen, 1):
            bij = f"Vraag {nummer} van {len(self._vragen)}"
            if vraag["soort"] != "schaal":
                bij += ", niet verplicht"
            blokken.append(Vraag(vraag["vraag"], [vraag["code"]], voorkop=bij))
        return blokken


def _stelling(vraag: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=vraag,
        choices=[(str(waarde), naam.capitalize()) for waarde, naam in WAARDEN.items()],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": LEEG},
    )


def _open(vraag: str) -> TekstVeld:
    return TekstVeld(label=vraag, max_tekens=MAX_TEKENS, rijen=4, required=False, help_text=UITLEG)


class OordeelForm(Formulier):
    """The judgement that feeds the decision on continuity (R52)."""

    bouwstenen_conclusie = TekstVeld(
        label="Wat betekent dit voor de contracten?",
        max_tekens=2000,
        error_messages={"required": "Schrijf op wat dit betekent voor de contracten."},
    )
    keuze = forms.ChoiceField(
        label="Gaat de regio door met het innovatiebudget?",
        choices=[
            (Oordeel.Keuze.VOORTZETTEN, "Voortzetten: de regio gaat op dezelfde manier door"),
            (Oordeel.Keuze.AANPASSEN, "Aangepast voortzetten: de regio gaat door, maar anders"),
            (Oordeel.Keuze.STOPPEN, "Stoppen: er komt geen volgende ronde"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": LEEG},
    )
    motivering = TekstVeld(
        label="Waarom?",
        max_tekens=3000,
        error_messages={"required": "Leg uit waarom u dit vindt."},
    )

    @property
    def vragen(self) -> list[Vraag]:
        """Return the question blocks."""
        contract = Marge(
            "Waarvoor dit dient",
            "Dit is het advies voor nieuwe contracten: wat erin moet staan, en hoe u ze sluit.",
            accent=True,
        )
        oordeel = Marge(
            "Drie bronnen",
            punten=["de resultaten van de projecten", "de bouwstenen", "de vragenlijst"],
        )
        return [
            Vraag(
                "Wat betekent dit voor de contracten?", ["bouwstenen_conclusie"], marge=[contract]
            ),
            Vraag(
                "Droeg het innovatiebudget bij, en gaat de regio door?",
                ["keuze", "motivering"],
                marge=[oordeel],
            ),
        ]
