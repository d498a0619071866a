"""A ronde as people read it: the content of a version, with what follows from it.

The page and the PDF are made of the same object, so they can't tell different things (W01).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from deelnemers.gemeenten.models import Gemeente
from kern.basis.geld import euro, verdeel
from kern.basis.tijd import lokaal
from kern.ui.stukken import Tegel
from regeling.ronde.beeld.afspraken import afspraken_in_zinnen
from regeling.ronde.models import Ronde
from regeling.ronde.rekenen.inhoud import DAGVELDEN, MOMENTVELDEN, Rondeinhoud

# What answers a criterion besides its questions: part of the form -> words of the form.
FORMULIERDELEN = {
    "organisatie": "de gegevens van uw organisatie",
    "partners": "uw partners",
    "doelgroepen": "de doelgroepen en het verwachte bereik",
    "gemeenten": "de gemeenten",
    "regulier": "de verklaring over gewone contracten",
    "begroting": "de begroting",
    "evaluatieplan": "het evaluatieplan",
    "kennisdeling": "wat u met de regio deelt",
}

Verdeelsleutel, Gevolg = Ronde.Verdeelsleutel, Ronde.Gevolg

VERDEELSLEUTELS: dict[str, str] = {
    Verdeelsleutel.GELIJK: "Elke gemeente waarvoor een project is, betaalt evenveel.",
    Verdeelsleutel.INWONERS: "Elke gemeente waarvoor een project is, betaalt naar haar aantal inwoners.",
    Verdeelsleutel.BEREIK: (
        "Elke gemeente waarvoor een project is, betaalt naar het aantal mensen dat het project "
        "daar wil bereiken."
    ),
}

GEVOLGEN: dict[str, str] = {
    Gevolg.EIGEN_DEEL: (
        "Elk college beslist over het deel van de eigen gemeente. Wijkt een college af van het "
        "advies, dan geldt dat alleen voor dat deel. De andere gemeenten betalen niet meer."
    ),
    Gevolg.ALLES_OF_NIETS: (
        "Een project gaat alleen door als alle colleges van de gemeenten waarvoor het is, hun deel "
        "toekennen. Kent één college niets toe, dan krijgt het project geen geld."
    ),
}

VERBETERVERZOEKEN: dict[str, str] = {
    Ronde.Verbeterverzoek.PER_AANVRAAG: (
        "Verbeteren gaat per aanvraag. Elke indiener krijgt daarvoor evenveel tijd."
    ),
    Ronde.Verbeterverzoek.GEZAMENLIJK: (
        "Alle indieners kunnen hun voorstel verbeteren, in dezelfde periode."
    ),
}

VOORBEELDBEDRAG = Decimal("100000.00")

# field -> what happens then, and what it means for an applicant
AGENDA = {
    "opent_op": ("De ronde gaat open", "Vanaf dit moment kunt u een aanvraag indienen."),
    "sluit_op": ("De ronde sluit", "Een aanvraag die op dit moment of later komt, telt niet mee."),
    "toetsing_tot": ("Controle klaar", "U weet of uw aanvraag aan alle criteria voldoet."),
    "beoordeling_tot": (
        "Beoordeling klaar",
        "{wie_beoordeelt} heeft alle aanvragen op de inhoud bekeken.",
    ),
    "advies_tot": ("Advies klaar", "De commissie stuurt haar advies naar de colleges."),
    "besluitvorming_tot": ("Besluiten genomen", "U krijgt een brief met het besluit."),
    "uitvoering_van": ("De uitvoering begint", "Projecten met een toekenning gaan van start."),
}

KAARTZIN = (
    "Kaart van de gemeenten met hun inwoners in duizendtallen; de tabel hieronder noemt ze precies."
)


@dataclass(frozen=True)
class Agendadag:
    """A line of the agenda: when, what, and what it means for an applicant."""

    wanneer: datetime | date
    met_tijd: bool
    wat: str
    uitleg: str


class Rondebeeld:
    """Everything about a ronde that an applicant must know, from one content."""

    kaartzin = KAARTZIN

    def __init__(self, inhoud: Rondeinhoud) -> None:
        self.inhoud = inhoud

    def __getattr__(self, naam: str) -> Any:
        """Give a field of the content by its name."""
        if naam in MOMENTVELDEN:
            value = self.inhoud["data"][naam]
            return datetime.fromisoformat(value) if value else None
        if naam in DAGVELDEN:
            return date.fromisoformat(self.inhoud["data"][naam])
        try:
            return self.inhoud[naam]
        except KeyError as fout:
            raise AttributeError(naam) from fout

    @property
    def subsidieplafond(self) -> Decimal:
        """The ceiling (R01)."""
        return Decimal(self.inhoud["subsidieplafond"])

    @property
    def budget_totaal(self) -> Decimal:
        """The whole innovation budget of the region, of which the ceiling is a part (R01)."""
        return Decimal(self.inhoud["budget_totaal"])

    @property
    def buiten_ronde(self) -> Decimal:
        """What of the budget is not for this ronde."""
        return self.budget_totaal - self.subsidieplafond

    @property
    def geldzin(self) -> str:
        """What the bar of the money shows."""
        return f"{euro(self.subsidieplafond)} van {euro(self.budget_totaal)} is voor deze ronde"

    @property
    def hoogste_gewicht(self) -> int:
        """The weight whose bar is the longest."""
        return max((row["gewicht"] for row in self.inhoud["criteria"]), default=0)

    @property
    def percentage(self) -> str:
        """Percent of the purchase budget, without empty decimals: 3 or 2,5."""
        return f"{Decimal(self.inhoud['inkooppercentage']).normalize():f}".replace(".", ",")

    @property
    def afspraken(self) -> list[str]:
        """The numbers the committee works with, in sentences; none in a local ronde (R02)."""
        return [] if self.is_lokaal else afspraken_in_zinnen(self.inhoud)

    @property
    def verplichtingen(self) -> list[str]:
        """What who gets money must do; none in a version from before they were published."""
        return self.inhoud.get("instellingen", {}).get("verplichtingen", [])

    @property
    def is_lokaal(self) -> bool:
        """A local ronde has no committee (R02)."""
        return self.inhoud["spoor"] == Ronde.Spoor.LOKAAL

    @property
    def verdeelsleutel_tekst(self) -> str:
        """How the costs of a project are divided over its municipalities (R32)."""
        return VERDEELSLEUTELS[self.inhoud["verdeelsleutel"]]

    @property
    def gevolg_tekst(self) -> str:
        """What happens when a college deviates (R32)."""
        return GEVOLGEN[self.inhoud["gevolg_afwijking"]]

    @property
    def verbeterverzoek_tekst(self) -> str:
        """How the committee may ask to improve (R22); nothing in a local ronde."""
        return "" if self.is_lokaal else VERBETERVERZOEKEN[self.inhoud["verbeterverzoek"]]

    @cached_property
    def criteria(self) -> list[Rondeinhoud]:
        """The criteria with what answers them in words and the scale with their own anchors."""
        return [
            {
                **row,
                "antwoord": FORMULIERDELEN.get(row["beantwoord_door"], row["beantwoord_door"]),
                "niveaus": [
                    {**niveau, "anker": row["ankers"].get(str(niveau["waarde"]), "")}
                    for niveau in self.inhoud["schaal"]
                ]
                if row["ankers"]
                else [],
            }
            for row in self.inhoud["criteria"]
        ]

    @property
    def gewogen(self) -> list[Rondeinhoud]:
        """The criteria that make the score, heaviest first (W23)."""
        rows = [row for row in self.criteria if row["gewicht"]]
        return sorted(rows, key=lambda row: (-row["gewicht"], row["nummer"]))

    @property
    def gemeentenamen(self) -> list[str]:
        """Names of the municipalities, by name."""
        return sorted(row["naam"] for row in self.inhoud["gemeenten"])

    @cached_property
    def deelnames(self) -> list[Rondeinhoud]:
        """The municipalities by name, with the date of their verordening as a date."""
        rows = [
            {
                **row,
                "datum": date.fromisoformat(row["verordening_datum"])
                if row["verordening_datum"]
                else None,
            }
            for row in self.inhoud["gemeenten"]
        ]
        return sorted(rows, key=lambda row: row["naam"])

    @cached_property
    def voorbeeld(self) -> dict[str, Any] | None:
        """A project of a hundred thousand in three municipalities, divided (X01, R32).

        Only for keys that don't depend on the project.
        """
        if len(self.deelnames) < 2 or self.inhoud["verdeelsleutel"] == Verdeelsleutel.BEREIK:
            return None
        op_grootte = sorted(self.deelnames, key=lambda row: -row["inwoners"])[:3]
        gelijk = self.inhoud["verdeelsleutel"] == Verdeelsleutel.GELIJK
        gewichten = {row["naam"]: 1 if gelijk else row["inwoners"] for row in op_grootte}
        aandelen = verdeel(VOORBEELDBEDRAG, gewichten)
        delen = [{**row, "aandeel": aandelen[row["naam"]]} for row in op_grootte]
        return {"bedrag": VOORBEELDBEDRAG, "delen": delen}

    @cached_property
    def agenda(self) -> list[Agendadag]:
        """The days that matter to an applicant, in order."""
        days = [*self._dagen_van_de_ronde(), *self._dagen_van_projecten()]
        return sorted(days, key=lambda day: _dag_van(day.wanneer))

    def _dagen_van_de_ronde(self) -> Iterator[Agendadag]:
        """Yield opening, closing and when each step is done; a local ronde has no advice (R02)."""
        for field, (wat, uitleg) in AGENDA.items():
            if not (self.is_lokaal and field == "advies_tot"):
                wie = "De gemeente" if self.is_lokaal else "De commissie"
                sentence = uitleg.format(wie_beoordeelt=wie)
                yield Agendadag(getattr(self, field), field in MOMENTVELDEN, wat, sentence)

    def _dagen_van_projecten(self) -> Iterator[Agendadag]:
        """Yield the days on which a project that runs has to show something."""
        for row in self.inhoud["rapportages"]:
            day = date.fromisoformat(row["uiterlijk"])
            yield Agendadag(day, False, row["naam"], "U laat zien hoe het met uw project gaat.")
        klaar = "De uitkomsten van uw project zijn gemeten en gedeeld."
        yield Agendadag(self.evaluatie_uiterlijk, False, "Evaluatie klaar", klaar)


def _dag_van(value: datetime | date) -> date:
    return lokaal(value).date() if isinstance(value, datetime) else value


def tegels_van_ronde(beeld: Rondebeeld, gemeenten: Iterable[Gemeente]) -> list[Tegel]:
    """Return the municipalities of a ronde on the tile map, with thousands of inhabitants.

    Only the place of a tile is asked of the municipality; its name and size are those of the content.
    """
    vast = {row["code"]: row for row in beeld.inhoud["gemeenten"]}
    return [
        Tegel(
            vast[row.code]["naam"],
            row.kolom,
            row.rij,
            max(1, round(vast[row.code]["inwoners"] / 1000)),
        )
        for row in sorted(gemeenten, key=lambda row: vast[row.code]["naam"])
    ]
