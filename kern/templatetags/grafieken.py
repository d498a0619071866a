"""One tag per picture; available in every template, of a page and of a PDF.

Data: `kern.ui.stukken` and `kern.ui.grafieken`; shapes: `kern.ui.meetkunde`. Each template in
`templates/onderdelen/` begins with a comment: what it takes and an example call.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template

from kern.ui import grafieken as g
from kern.ui import stukken as o
from kern.ui.meetkunde.kaarten import kaartvorm, minikaartvorm, omslagvorm
from kern.ui.meetkunde.maten import pct
from kern.ui.meetkunde.staven import (
    bedragvorm,
    blokjesvorm,
    deelstreepvorm,
    doelbalkvorm,
    doelgroepvorm,
    kolomvorm,
    latvorm,
    stapelvorm,
)
from kern.ui.meetkunde.stippen import bakjesvorm, dichte_stippenvorm, stippenvorm, voornavorm

register = template.Library()
Context = dict[str, Any]
MAP = "onderdelen/"
# Steps of green, light to dark: written in the SVG, so that a PDF and a copied picture have them too.
TREDEN = ("#FFFFFF", "#DDEAE2", "#A9CBBA", "#3B7C64", "#0A4D3A")
VORMKLEUREN = {
    "klaar": "#0A4D3A",
    "afwijkend": "#8A4B00",
    "aanpassen": "#8A4B00",
    "bezig": "#15201B",
}


@register.filter
def tredekleur(trede: int | str) -> str:
    """Return the colour of a step: 0 (none) to 4 (darkest), or "t1" to "t4"; else white."""
    nummer = str(trede).removeprefix("t")
    return TREDEN[min(int(nummer), len(TREDEN) - 1)] if nummer.isdigit() else TREDEN[0]


@register.filter
def vormkleur(soort: str) -> str:
    """Return the colour of a status shape where CSS has no say; grey for what isn't begun."""
    return VORMKLEUREN.get(soort, "#5F6B65")


@register.inclusion_tag(MAP + "voortgang.html")
def voortgang(gegevens: Sequence[Any], zin: str = "", legenda: bool = True) -> Context:
    """Progress in blocks: Takengroepen, or codes klaar, bezig, nog_niet, overgeslagen, nu."""
    codes: list[str] = []
    for deel in gegevens:
        codes += [rij.soort for rij in deel.rijen] if hasattr(deel, "rijen") else [str(deel)]
    done = f"{codes.count('klaar')} van de {len(codes)} klaar"
    return {"vorm": blokjesvorm(codes), "zin": zin or done, "legenda": legenda}


@register.inclusion_tag(MAP + "staaf.html")
def staaf(waarde: Any, totaal: Any, zin: str = "", soort: str = "") -> Context:
    """One bar: value of total, and a sentence. soort: kader, let_op, klein."""
    soort = "kader" if soort == "rand" else soort
    return {"breed": pct(min(waarde, totaal), totaal), "zin": zin, "soort": soort}


@register.inclusion_tag(MAP + "staven.html")
def staven(rijen: Sequence[o.Staaf]) -> Context:
    """Named bars below each other: name, bar, number."""
    return {"rijen": [(r, pct(min(r.waarde, r.totaal), r.totaal)) for r in rijen]}


@register.inclusion_tag(MAP + "kolommen.html")
def kolommen(gegevens: Sequence[o.Kolom], zin: str = "") -> Context:
    """Small chart of upright bars with the first and last name under it."""
    return {
        "kolommen": kolomvorm(gegevens),
        "zin": zin or ", ".join(f"{k.naam}: {k.aantal}" for k in gegevens),
        "eerste": gegevens[0].naam if gegevens else "",
        "laatste": gegevens[-1].naam if gegevens else "",
    }


@register.inclusion_tag(MAP + "lat.html")
def lat(gegevens: o.Budgetlat, uitleg: str = "") -> Context:
    """Budget bar: every block a project, a line at the ceiling, doubt hatched below."""
    return {"lat": gegevens, "vorm": latvorm(gegevens), "uitleg": uitleg}


@register.inclusion_tag(MAP + "doelgroepmeter.html")
def doelgroepmeter(staven: Sequence[o.Doelgroepstaaf], as_stap: int = 0) -> Context:
    """Money per target group; with `as_stap` (euros) an axis under it, as in the register."""
    return {"vorm": doelgroepvorm(staven, as_stap), "met_as": bool(as_stap)}


@register.inclusion_tag(MAP + "deelstreep.html")
def deelstreep(conform: int, afwijkend: int = 0, nog_niet: int = 0) -> Context:
    """Short bar of pieces: which part of the colleges decided on one project."""
    counts = {"conform": conform, "afwijkend": afwijkend, "nog niet": nog_niet}
    zin = ", ".join(f"{aantal} {naam}" for naam, aantal in counts.items() if aantal)
    return {"stukken": deelstreepvorm(counts), "zin": zin}


@register.inclusion_tag(MAP + "tegelkaart.html")
def tegelkaart(
    tegels: Sequence[o.Tegel],
    zin: str = "",
    getal: str = "projecten",
    kleur: str = "bedrag",
    tabel: bool = True,
) -> Context:
    """Tile map with river, the same SVG on the page and in a PDF, with a table under it."""
    return {
        "kaart": kaartvorm(tegels),
        "zin": zin or f"Kaart van {len(tegels)} gemeenten met per gemeente het aantal {getal}.",
        "getal": getal,
        "kleur": kleur,
        "tabel": tabel,
    }


@register.inclusion_tag(MAP + "minikaart.html")
def minikaart(
    namen: Iterable[str],
    tegels: Sequence[o.Tegel] | None = None,
    zin: str = "",
    groot: bool = False,
) -> Context:
    """Small map: filled is "works here". `zin` replaces the names; `groot` is 170 px."""
    kaart = minikaartvorm(namen, tegels)
    return {
        "kaart": kaart,
        "zin": zin or ", ".join(kaart["gekozen"]) or "geen gemeente",
        "groot": groot,
    }


@register.inclusion_tag(MAP + "omslagkaart.html")
def omslagkaart(tegels: Sequence[o.Tegel] | None = None) -> Context:
    """Map without words on the cover of a document."""
    return {"kaart": omslagvorm(tegels)}


@register.inclusion_tag(MAP + "stippen.html")
def stippen(
    rijen: Sequence[o.Stippenrij], schaal: Sequence[int], dicht: bool = False, zin: str = ""
) -> Context:
    """Dots of the members' scores with the range, and an arrow from before to after.

    `dicht` is the small form for a document: no range, no arrows, and `zin` says the scores.
    """
    vorm_van = dichte_stippenvorm if dicht else stippenvorm
    return {"vorm": vorm_van(rijen, schaal), "dicht": dicht, "zin": zin}


@register.inclusion_tag(MAP + "bakjes.html")
def bakjes(gegevens: Sequence[o.Bakje], zin: str) -> Context:
    """Chart "hoe vaak gekozen": squares in bins."""
    return {"vorm": bakjesvorm(gegevens), "zin": zin}


@register.inclusion_tag(MAP + "doelbalken.html")
def doelbalken(rijen: Sequence[g.Doelbalk], uitleg: str = "") -> Context:
    """How far each goal came, as a bar from the beginning to the goal and beyond."""
    return {"vorm": doelbalkvorm(rijen), "uitleg": uitleg}


@register.inclusion_tag(MAP + "bedragstaven.html")
def bedragstaven(rijen: Sequence[g.Bedragstaaf]) -> Context:
    """Amounts as bars on one scale."""
    return {"rijen": bedragvorm(rijen)}


@register.inclusion_tag(MAP + "stapelstaven.html")
def stapelstaven(rijen: Sequence[g.Stapelstaaf], namen: Sequence[str], uitleg: str = "") -> Context:
    """Answers per question as one full bar in pieces; `namen` are the five values of the scale."""
    return {"rijen": stapelvorm(rijen, namen), "uitleg": uitleg}


@register.inclusion_tag(MAP + "voor_na.html")
def voor_na(rijen: Sequence[g.VoorNa], laag: int = 1, hoog: int = 10, uitleg: str = "") -> Context:
    """Before (ring) and after (dot) per row, on a scale of whole numbers."""
    return {"vorm": voornavorm(rijen, laag, hoog), "uitleg": uitleg}
