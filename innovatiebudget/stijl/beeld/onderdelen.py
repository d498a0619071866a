"""Made-up data of the parts of the look, as a ronde of 2015 might have it."""

from datetime import date, timedelta
from decimal import Decimal

from kern.aansluiting.registers import Mijlpaal, Taak
from kern.basis.tijd import vandaag
from kern.ui import stukken as o

STAPPEN = [
    o.Stap("Openbaar", "12 januari", "klaar"),
    o.Stap("Open", "2 feb tot 27 mrt", "klaar"),
    o.Stap("Toetsing", "30 mrt tot 17 apr", "klaar"),
    o.Stap("Beoordeling", "nog 3 dagen", "nu", 94),
    o.Stap("Advies", "15 juni tot 3 juli", "straks"),
    o.Stap("Besluitvorming", "6 juli tot 25 sep", "straks"),
    o.Stap("Uitvoering", "vanaf 1 oktober", "straks"),
    o.Stap("Evaluatie", "in 2028", "straks"),
]

STAPPEN_BEGIN = [
    o.Stap("Verstuurd", "", "nu", 40),
    o.Stap("Compleet", "", "straks"),
    o.Stap("Besluit", "", "straks"),
]


def _dag(over: int) -> date:
    return vandaag() + timedelta(days=over)


def taken() -> list[Taak]:
    """Tasks with dates near and far, from today."""
    return [
        Taak(
            "Beantwoord een vraag van Stichting Voorbeeld",
            "Zij vragen of de begroting nog mag veranderen. De vraag kwam gisteren binnen.",
            "#taken",
            _dag(2),
        ),
        Taak(
            "Herinner twee commissieleden aan hun scores",
            "Samen missen zij er 23. De beoordeling sluit om 17.00 uur.",
            "#taken",
            _dag(3),
        ),
        Taak(
            "Zet de stukken klaar voor de commissie", "De commissie weegt dan.", "#taken", _dag(8)
        ),
        Taak("Controleer de gegevens van uw organisatie", "", "#taken"),
    ]


def wachten() -> list[Taak]:
    """Tasks of others."""
    zin = "Drie colleges vergaderen nog. U hoeft hier niets te doen."
    return [Taak("De colleges besluiten", zin, "", _dag(13), wacht_op_anderen=True)]


GROEPEN = [
    o.Takengroep(
        "Uw organisatie",
        [
            o.Takenrij("Gegevens van uw organisatie", "#lijst", "klaar", "Klaar"),
            o.Takenrij(
                "Partners met wie u samenwerkt", "#lijst", "klaar", "Klaar", "3 partners ingevuld"
            ),
        ],
    ),
    o.Takengroep(
        "Uw project",
        [
            o.Takenrij("Samenvatting", "#lijst", "klaar", "Klaar"),
            o.Takenrij(
                "Doelgroep en gemeenten",
                "#lijst",
                "bezig",
                "Bezig",
                "Bij 1 van de 4 gemeenten mist het aantal inwoners",
            ),
            o.Takenrij("Planning", "#lijst", "nog_niet", "Nog niet begonnen"),
        ],
    ),
    o.Takengroep(
        "Geld en versturen",
        [
            o.Takenrij(
                "Begroting",
                "#lijst",
                "aanpassen",
                "Nog aanpassen",
                "De kosten en de dekking verschillen € 1.200",
            ),
            o.Takenrij(
                "Controleren en versturen",
                "",
                "slot",
                "Kan nog niet",
                "Dit kan als alle andere onderdelen klaar zijn",
            ),
        ],
    ),
]

STATUSSEN = [
    ("klaar", "Klaar"),
    ("bezig", "Bezig"),
    ("nog_niet", "Nog niet begonnen"),
    ("afwijkend", "1 afwijkend"),
    ("aanpassen", "Nog aanpassen"),
    ("slot", "Kan nog niet"),
]


def _rij(college: str, deel: str, datum: str, wanneer: str, kort: str, soort: str, besluit: str,
         *, let_op: bool = False) -> o.Bordrij:  # fmt: skip
    soorten = {"c": "conform", "a": "afwijkend", "n": "nog_niet", ".": "geen"}
    cellen = [
        o.Bordcel(n, soorten[teken], f"Project {n}", "" if teken == "." else "#bord")  # type: ignore[arg-type]
        for n, teken in enumerate(kort, 1)
    ]
    return o.Bordrij(college, deel, datum, wanneer, cellen, soort, besluit, let_op)  # type: ignore[arg-type]


BORD = o.Bord(
    range(1, 23),
    [
        _rij("Arnhem", "34,6%, € 1.102.000", "di 25 aug", "geweest",
             "cc..c.ccc.c.c...cc.c..", "klaar", "conform"),
        _rij("Lingewaard", "9,9%, € 315.500", "di 1 sep", "geweest",
             "..c...cc........a.c...", "afwijkend", "1 afwijkend"),
        _rij("Rijnwaarden", "2,3%, € 73.500", "di 22 sep", "3 dagen speling",
             ".........n.........n.n", "nog_niet", "nog niet", let_op=True),
        _rij("Rozendaal", "0,4%, € 12.500", "di 8 sep", "vergadert nog",
             "." * 22, "nog_niet", "geen projecten"),
        _rij("Zevenaar", "7,0%, € 223.000", "di 8 sep", "vergadert verder",
             ".c.c.....c.n....n..n.n", "bezig", "3 van 7 besloten"),
    ],
)  # fmt: skip

NIVEAUS = [
    o.Niveau(2, "Onvoldoende", "Er staat niet wat het project oplevert."),
    o.Niveau(4, "Matig", "Het resultaat is vaag. U kunt achteraf niet zien of het gelukt is."),
    o.Niveau(6, "Voldoende", "Het resultaat is duidelijk, maar de meting is nog dun."),
    o.Niveau(8, "Goed", "Het resultaat is duidelijk en meetbaar, met begin- en eindmeting."),
    o.Niveau(10, "Uitstekend", "Ook is aannemelijk dat het resultaat door dit project komt."),
]

MIJLPALEN = [
    Mijlpaal(None, "De colleges besluiten", "U krijgt het besluit per brief.", "straks"),
    Mijlpaal(date(2015, 7, 3), "De commissie geeft één advies", "U leest het hier.", "straks"),
    Mijlpaal(
        date(2015, 6, 12), "De commissie beoordeelt uw aanvraag", "U hoeft niets te doen.", "nu"
    ),
    Mijlpaal(date(2015, 4, 9), "Uw aanvraag is compleet", "Wij hebben alle stukken.", "klaar"),
    Mijlpaal(date(2015, 3, 25), "U verstuurde uw aanvraag", "", "klaar"),
]

TABS = [
    o.Tab("overzicht", "Overzicht", "#tabs"),
    o.Tab("aanvraag", "Aanvraag", "#tabs"),
    o.Tab("documenten", "Documenten", "#tabs", 4),
    o.Tab("berichten", "Berichten", "#tabs", "1 nieuw"),
    o.Tab("besluiten", "Besluiten", "#tabs"),
]

SCENARIOS = [
    o.Tab("a", "A. Hoogste cijfers", "#tabs", tweede_regel="19 projecten, € 3.372.000"),
    o.Tab("b", "B. Spreiding over de regio", "#tabs", tweede_regel="22 projecten, € 3.185.000"),
    o.Tab("c", "C. Crisis eerst", "#tabs", tweede_regel="18 projecten, € 3.391.500"),
]

DOCUMENTEN = [
    o.Documentlink("Aanvraag 2015-041", "#documenten", "pdf, 18 bladzijden, 25 maart 2015"),
    o.Documentlink("Brief: uw aanvraag is compleet", "#documenten", "pdf, 1 bladzijde, 9 april"),
]

INVOER = {
    "doelgroep": "b",
    "bereik": {"arnhem": 680, "renkum": 140, "rheden": 180, "wageningen": 240},
    "antwoord": "Wij maken het plan samen met bewoners. Zij kiezen de plekken en beslissen mee.",
    "titel": "Taal en contact in de wijk",
    "bedrag": Decimal("74000"),
    "start": date(2015, 10, 1),
    "aspecten": ["f", "h"],
}

FOUTE_INVOER = {
    "bereik-arnhem": "1", "bereik-arnhem-aantal": "680",
    "bereik-rheden": "1", "bereik-rheden-aantal": "",
    "antwoord": "Wij maken het plan samen met bewoners. " * 11,
    "titel": "", "vorm": "s", "bedrag": "veel", "start": "2015-10-01", "akkoord": "on",
}  # fmt: skip

BEGROTING = [
    {"soort": "p", "omschrijving": "Begeleider, 16 uur per week", "bedrag": Decimal("42000")},
    {"soort": "m", "omschrijving": "Ruimte en materiaal", "bedrag": Decimal("8500.50")},
]

FOUTE_BEGROTING = {
    "begroting-TOTAL_FORMS": "2", "begroting-INITIAL_FORMS": "0",
    "begroting-0-soort": "p", "begroting-0-omschrijving": "Begeleider",
    "begroting-0-bedrag": "42.000", "begroting-1-soort": "m",
    "begroting-1-omschrijving": "", "begroting-1-bedrag": "8500",
}  # fmt: skip
