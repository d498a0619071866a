"""Made-up data of the style page; names and amounts say nothing about a real application."""

from datetime import date, timedelta
from decimal import Decimal

from kern.aansluiting.registers import Mijlpaal, Taak
from kern.basis.tijd import vandaag
from kern.ui import grafieken as g
from kern.ui import stukken as o
from kern.ui.meetkunde.kaarten import tint_van

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

STREPEN = ["klaar"] * 11 + ["overgeslagen"] + ["klaar"] * 28 + ["nu"] + ["nog_niet"] * 25

STATUSSEN = [
    ("klaar", "Klaar"),
    ("bezig", "Bezig"),
    ("nog_niet", "Nog niet begonnen"),
    ("afwijkend", "1 afwijkend"),
    ("aanpassen", "Nog aanpassen"),
    ("slot", "Kan nog niet"),
]

_BEDRAGEN: tuple[float, ...] = (
    248, 236.5, 118, 142.5, 214, 96, 88.5, 187, 74, 156, 168, 132, 204.5, 58, 121, 176,
    164.5, 228, 82, 142, 64.5, 84,
)  # fmt: skip

LAT = o.Budgetlat(
    plafond=3_400_000,
    blokken=[
        o.Budgetblok(f"Project {n}", Decimal(b) * 1000, vastgezet=n in (14, 22), gewijzigd=n == 21)
        for n, b in enumerate(_BEDRAGEN, 1)
    ],
    twijfel=[
        o.Budgetblok(f"Project {n}", Decimal(b) * 1000)
        for n, b in enumerate((198, 92, 76.5, 48, 134, 176, 39.5, 52), 23)
    ],
)

LAT_LEEG = o.Budgetlat(plafond=3_400_000)

LAT_TE_VEEL = o.Budgetlat(plafond=500_000, blokken=[o.Budgetblok("Groot project", 620_000)])

DOELGROEPEN = [
    o.Doelgroepstaaf("a", "Geen stabiliteit, regie en controle", 678_500, 264_000, 340_000, 3),
    o.Doelgroepstaaf("b", "Risico op crisis", 1_001_500, 198_000, 340_000, 6),
    o.Doelgroepstaaf("c", "Basale zelfredzaamheid", 644_000, 134_000, 340_000, 5),
    o.Doelgroepstaaf("d", "Tekort aan sociale vaardigheden", 302_000, 116_000, 340_000, 4),
    o.Doelgroepstaaf("e", "Maatschappelijke participatie", 479_000, 100_000, 340_000, 4),
]

DOELGROEPEN_KAAL = [
    o.Doelgroepstaaf(s.code, s.naam, s.bedrag, aantal=s.aantal) for s in DOELGROEPEN
]

_KAART = {
    "Rozendaal": (0, 0), "Rheden": (6, 343_500), "Doesburg": (3, 110_500),
    "Wageningen": (4, 167_500), "Renkum": (6, 267_500), "Arnhem": (11, 1_056_500),
    "Westervoort": (3, 91_000), "Duiven": (5, 200_500), "Overbetuwe": (7, 346_000),
    "Lingewaard": (5, 205_500), "Rijnwaarden": (3, 78_000), "Zevenaar": (7, 318_500),
}  # fmt: skip

_GRENZEN = (150_000, 250_000, 400_000)

TEGELS = [
    o.Tegel(naam, k, r, *_KAART[naam], tint=tint_van(_KAART[naam][1], _GRENZEN))
    for naam, k, r in o.INDELING
]

TEGELS_GETAL = [
    o.Tegel(naam, k, r, None if naam == "Rijnwaarden" else _KAART[naam][0], None)
    for naam, k, r in o.INDELING
]

GEMEENTEN = ["Arnhem", "Renkum", "Rheden", "Wageningen"]

KOLOMMEN = [
    o.Kolom(f"week {n}", a) for n, a in zip(range(6, 14), (1, 1, 2, 3, 4, 6, 8, 41), strict=True)
]

LEDEN = [
    o.Staaf("Voorzitter", 66, 66),
    o.Staaf("Lid 2", 66, 66),
    o.Staaf("Lid 3", 57, 66, let_op=True),
    o.Staaf("Lid 4", 52, 66, let_op=True),
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

SCHAAL = [2, 4, 6, 8, 10]

STIPPEN = [
    o.Stippenrij(
        "1. Vernieuwing",
        [o.Stip(f"lid {n}", w) for n, w in enumerate((8, 8, 8, 6, 8), 1)],
        Decimal("7.6"),
    ),
    o.Stippenrij(
        "2. Samenwerking",
        [o.Stip(f"lid {n}", w) for n, w in enumerate((4, 8, 8, 10, 6), 1)],
        Decimal("7.2"),
        let_op=True,
    ),
    o.Stippenrij(
        "3. Resultaat, na de bespreking",
        [o.Stip("lid 1", 6, 2), o.Stip("lid 2", 8), o.Stip("lid 3", 8, 10), o.Stip("lid 4", 6)],
        Decimal("7.0"),
    ),
]

NIVEAUS = [
    o.Niveau(2, "Onvoldoende", "Er staat niet wat het project oplevert."),
    o.Niveau(4, "Matig", "Het resultaat is vaag. U kunt achteraf niet zien of het gelukt is."),
    o.Niveau(6, "Voldoende", "Het resultaat is duidelijk, maar de meting is nog dun."),
    o.Niveau(8, "Goed", "Het resultaat is duidelijk en meetbaar, met begin- en eindmeting."),
    o.Niveau(10, "Uitstekend", "Ook is aannemelijk dat het resultaat door dit project komt."),
]

BAKJES = [
    o.Bakje("0%", [(f"Project {n}", "uit", False) for n in range(21)]),
    o.Bakje("1–9", [(f"Project {n}", "uit", False) for n in range(9)]),
    o.Bakje("10", [("A", "twijfel", False), ("B", "uit", False), ("C", "uit", False)]),
    o.Bakje("20", [("D", "in", True), ("E", "twijfel", False), ("F", "uit", False)]),
    o.Bakje("40", [("G", "in", False)] * 2 + [("H", "twijfel", False)] * 2),
    o.Bakje("60", [("I", "in", False)] * 3),
    o.Bakje("90", [("J", "in", False)] * 6),
    o.Bakje("100%", [("K", "in", False)] * 4),
]

DOELBALKEN = [
    g.Doelbalk("Mensen met wekelijks contact", Decimal("0.50"), "50%", "Samen koken"),
    g.Doelbalk("Mensen die zelfstandig wonen", Decimal("1.30"), "130%", "Langer thuis"),
    g.Doelbalk("Meldingen van overlast", Decimal("-0.40"), "-40%", "Buurtkamer"),
    g.Doelbalk("Mensen met vrijwilligerswerk", Decimal("0.92"), "92%", "Buurtkamer"),
]

KOSTEN = [
    g.Bedragstaaf("Per jaar, nu", 24_000, "midden"),
    g.Bedragstaaf("Per jaar, nieuw", 16_000),
    g.Bedragstaaf("Eenmalig", 3_200, "licht"),
]

STELLINGEN = [
    g.Stapelstaaf("Met het advies kon ons college goed besluiten.", [2, 0, 1, 0, 2]),
    g.Stapelstaaf("Samen optrekken had meerwaarde.", [0, 1, 1, 3, 5]),
]

ANTWOORDEN = ["helemaal oneens", "oneens", "niet eens, niet oneens", "eens", "helemaal eens"]

CASUSSEN = [
    g.VoorNa("A-1", 3, 7),
    g.VoorNa("A-2", 5, 2),
    g.VoorNa("A-3", 6, 6, "professional"),
    g.VoorNa("A-4", 4, None, "stopte"),
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
