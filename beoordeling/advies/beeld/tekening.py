"""From the frozen content of an advice to figures and sentences, as pure computing.

The pictures are drawn as SVG with attributes only, because inside a PDF an SVG knows no style sheet. All
coordinates are ready strings: a template would write a Dutch comma.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from beoordeling.advies.beeld.woorden import met_komma, verdeling_zin
from kern.basis.geld import euro, rond_af
from kern.ui.meetkunde import tint_van

TINTEN = ("#DDEAE2", "#A9CBBA", "#3B7C64", "#0A4D3A")

# Bounds of the tints (euros) of an advice from before its content said them.
EERSTE_KAARTGRENZEN = (150_000, 250_000, 400_000)

INK, WIT, ORANJE = "#15201B", "#FFFFFF", "#8A4B00"

TEGEL_B, TEGEL_H, GOOT = 80, 84, 8


def coordinaat(waarde: Decimal | float | int) -> str:
    """A coordinate with two decimals and a point."""
    return f"{waarde:.2f}"


@dataclass(frozen=True, slots=True)
class Latblok:
    """A rectangle on the bar of the budget."""

    x: str
    breedte: str


@dataclass(frozen=True, slots=True)
class Budgetlat:
    """The bar of the budget: a block per project, room that is left, the line of the ceiling."""

    blokken: list[Latblok]
    vrij: Latblok | None
    streep: str


def teken_budgetlat(
    bedragen: Iterable[Decimal], plafond: Decimal, *, breedte: int = 620, kier: float = 1.2
) -> Budgetlat:
    """Draw the bar of the budget over `breedte` units; what goes over the ceiling makes the scale longer."""
    bedragen = list(bedragen)
    totaal = sum(bedragen, Decimal(0))
    schaal = breedte / float(max(plafond, totaal) or 1)
    blokken, x = [], 0.0
    for bedrag in bedragen:
        deel = float(bedrag) * schaal
        blokken.append(Latblok(coordinaat(x), coordinaat(max(deel - kier, 0.4))))
        x += deel
    vrij = (
        Latblok(coordinaat(x), coordinaat(float(plafond - totaal) * schaal))
        if plafond > totaal
        else None
    )
    return Budgetlat(blokken, vrij, coordinaat(float(plafond) * schaal))


@dataclass(frozen=True, slots=True)
class Doelgroepbalk:
    """One target group with the length of its bar."""

    code: str
    titel: str
    aantal: int
    bedrag: str
    breedte: str
    aandeel: Decimal


def teken_balken(delen: list[dict[str, Any]], *, breedte: int = 268) -> list[Doelgroepbalk]:
    """Bars from zero; the longest fills `breedte`. `aandeel` is the share of the money, 0 to 1."""
    hoogste = max((Decimal(deel["bedrag"]) for deel in delen), default=Decimal(0))
    totaal = sum((Decimal(deel["bedrag"]) for deel in delen), Decimal(0))
    return [
        Doelgroepbalk(
            deel["code"],
            deel["titel"],
            deel["aantal"],
            deel["bedrag"],
            coordinaat(breedte * Decimal(deel["bedrag"]) / hoogste if hoogste else 0),
            Decimal(deel["bedrag"]) / totaal if totaal else Decimal(0),
        )
        for deel in delen
    ]


@dataclass(frozen=True, slots=True)
class Kaarttegel:
    """One municipality on the tile map."""

    naam: str
    aantal: int
    bedrag: str
    x: int
    y: int
    vlak: str
    rand: str
    tekst: str
    leeg: bool


def kaartgrenzen_van(inhoud: dict[str, Any]) -> Sequence[int]:
    """Return above which amounts (euros) a municipality is a tint darker, from frozen content."""
    return inhoud["ronde"].get("kaartgrenzen", EERSTE_KAARTGRENZEN)


def teken_kaart(inhoud: dict[str, Any]) -> list[Kaarttegel]:
    """The tile map: number of projects, tint by amount, zero in orange."""
    grenzen = kaartgrenzen_van(inhoud)
    return [_tegel(rij, grenzen) for rij in inhoud["gemeenten"] if rij["kolom"] and rij["rij"]]


def _tegel(gemeente: dict[str, Any], grenzen: Sequence[int]) -> Kaarttegel:
    bedrag, leeg = Decimal(gemeente["bedrag"]), gemeente["aantal"] == 0
    tint = tint_van(bedrag, grenzen)
    vlak = WIT if leeg else TINTEN[tint - 1]
    return Kaarttegel(
        naam=gemeente["titel"],
        aantal=gemeente["aantal"],
        bedrag=euro(rond_af(bedrag)),
        x=(gemeente["kolom"] - 1) * (TEGEL_B + GOOT),
        y=(gemeente["rij"] - 1) * (TEGEL_H + GOOT),
        vlak=vlak,
        rand="#B87514" if leeg else vlak,
        tekst=ORANJE if leeg else (INK if tint < 3 else WIT),
        leeg=leeg,
    )


@dataclass(frozen=True, slots=True)
class Minikaart:
    """The mini-map of 39 by 20 as two paths: where the project works, and the rest."""

    vol: str
    rest: str


def teken_minikaart(project: dict[str, Any], gemeenten: list[dict[str, Any]]) -> Minikaart:
    """Draw the mini-map of a project; few paths, because a document has one per project twice."""
    werkt = {deel["code"] for deel in project["gemeenten"]}
    tegels = [
        (g["code"] in werkt, f"M{(g['kolom'] - 1) * 8} {(g['rij'] - 1) * 7}h7v6h-7z")
        for g in gemeenten
        if g["kolom"] and g["rij"]
    ]
    return Minikaart(
        "".join(pad for vol, pad in tegels if vol), "".join(pad for vol, pad in tegels if not vol)
    )


@dataclass(frozen=True, slots=True)
class Stippenplot:
    """The plot of dots of one project: three paths, a row of `RIJ` units per criterion."""

    stippen: str
    gemiddelden: str
    raster: str
    van: int
    tot: int
    hoogte: int
    zin: str


AS_BREEDTE, RIJ, STRAAL = 160, 19, 2.6


def _rondje(x: float, y: float) -> str:
    r = STRAAL
    return f"M{coordinaat(x - r)} {coordinaat(y)}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z"


def _zin_stippen(criteria: list[dict[str, Any]]) -> str:
    delen = [
        f"{c['titel']}: {verdeling_zin(c)}, gemiddeld {met_komma(c['gemiddelde'])}"
        for c in criteria
        if c["gemiddelde"]
    ]
    return "Scores van de leden per criterium, aantal leden × score. " + "; ".join(delen) + "."


def teken_stippen(criteria: list[dict[str, Any]], schaal: list[int]) -> Stippenplot:
    """A dot per member, placed by score on the scale of the ronde, side by side when equal."""
    laag, hoog = min(schaal), max(schaal)

    def x(waarde: Decimal | int) -> float:
        return 10 + (AS_BREEDTE - 20) * float(Decimal(waarde) - laag) / (hoog - laag or 1)

    rijen = [(rij * RIJ + RIJ / 2, criterium) for rij, criterium in enumerate(criteria)]
    punten = [
        (x(groep["waarde"]) + (i - (groep["aantal"] - 1) / 2) * 5.8, y)
        for y, criterium in rijen
        for groep in criterium["verdeling"]
        for i in range(groep["aantal"])
    ]
    hoogte = len(rijen) * RIJ
    return Stippenplot(
        stippen="".join(_rondje(px, py) for px, py in punten),
        gemiddelden="".join(
            f"M{coordinaat(x(Decimal(c['gemiddelde'])) - 0.75)} {coordinaat(y - 7.5)}h1.5v15h-1.5z"
            for y, c in rijen
            if c["gemiddelde"]
        ),
        raster="".join(f"M{coordinaat(x(waarde) - 0.3)} 0h.6v{hoogte}h-.6z" for waarde in schaal),
        van=laag,
        tot=hoog,
        hoogte=hoogte + 12,
        zin=_zin_stippen(criteria),
    )
