"""Made-up data of the pictures: bars, maps, dots and plots."""

from decimal import Decimal

from kern.ui import grafieken as g
from kern.ui import stukken as o
from kern.ui.meetkunde.kaarten import tint_van

STREPEN = ["klaar"] * 11 + ["overgeslagen"] + ["klaar"] * 28 + ["nu"] + ["nog_niet"] * 25

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
