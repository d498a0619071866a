"""Plots of the evaluation: the same picture on the page and in the PDF, as clean inline SVG.

Altair describes, vl-convert draws. What comes out has no style attributes (strict CSP), carries a
<title> in Dutch and is kept by the hash of its description, so that a page draws each plot once.
Beside every plot stands a table.

What the views of this floor share: fetch what the user may see, or 404.
"""

import hashlib
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from django.core.cache import caches
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from evaluatie.resultaten.queries import Projectresultaat
from kern.basis.geld import procent
from kern.ui.stukken import Tab
from regeling.ronde.models import Ronde

INKT, INKT2, RULE = "#15201B", "#46534D", "#D5DBD6"

ACCENT, MIDDEN, ORANJE = "#0A4D3A", "#5C957F", "#B87514"

KLEURREEKS = ["#FFFFFF", "#DDEAE2", "#A9CBBA", "#3B7C64", "#0A4D3A"]  # from disagree to agree

BREDE_PLAAT, SMALLE_PLAAT = 640, 326  # px of the drawing

LETTER = "Source Sans 3"

VERSIE = "1"  # raise it to forget kept drawings

_WEG = re.compile(r' (?:aria-[a-z]+|role|class|pointer-events|xmlns:xlink|version)="[^"]*"')

_ONZICHTBAAR = re.compile(r'<text[^>]* opacity="0"[^>]*>[^<]*</text>')

_WORTEL = re.compile(r"^<svg[^>]*?(viewBox=\"[^\"]*\")[^>]*>")


@dataclass(frozen=True)
class Plaat:
    """One plot, wide and narrow, with the sentence that says what it shows."""

    zin: str
    breed: SafeString
    smal: SafeString


def op_maat(chart: Any, breedte: int, hoogte: int, **rand: int) -> Any:
    """Fix the size; the engine must not measure text, because it lacks our letter."""
    randen = {"left": 1, "right": 1, "top": 2, "bottom": 2} | rand
    binnen = breedte - randen["left"] - randen["right"]
    return chart.properties(width=binnen, height=hoogte, padding=randen, autosize="none")


def schone_svg(svg: str, zin: str) -> str:
    """Return the SVG with a title and a view box, without styles, roles and unseen labels."""
    svg = _ONZICHTBAAR.sub("", svg)
    svg = _WEG.sub("", svg)
    viewbox = _WORTEL.match(svg)
    if viewbox is None or "style=" in svg or "<style" in svg or "<script" in svg:
        raise ValueError("This is not a drawing that a page may show.")
    _, _, breed, hoog = viewbox[1].split('"')[1].split()
    begin = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {viewbox[1]} width="{breed}" height="{hoog}" '
        f'role="img"><title>{escape(zin)}</title>'
    )
    return begin + svg[viewbox.end() :]


def _teken(chart: Any, zin: str) -> SafeString:
    """Draw a description, or take the drawing that was kept."""
    spec = chart.configure(
        font=LETTER,
        view={"stroke": None},
        axis={"labelColor": INKT2, "gridColor": RULE, "domain": False, "ticks": False},
    ).to_json(indent=None)
    sleutel = f"plaat:{hashlib.sha256(f'{VERSIE}{zin}{spec}'.encode()).hexdigest()}"
    if (svg := caches["dichtbij"].get(sleutel)) is None:
        import vl_convert  # starts a JavaScript engine, so only when something must be drawn

        svg = schone_svg(vl_convert.vegalite_to_svg(spec), zin)
        caches["dichtbij"].set(sleutel, svg, timeout=None)
    return mark_safe(svg)


def teken_plaat(zin: str, maak: Callable[[int], Any]) -> Plaat:
    return Plaat(zin, _teken(maak(BREDE_PLAAT), zin), _teken(maak(SMALLE_PLAAT), zin))


def lettergrootte(breedte: int) -> int:
    return 15 if breedte == BREDE_PLAAT else 13


def _regelbreedte(breedte: int) -> int:
    """Characters that fit on a line."""
    return 88 if breedte == BREDE_PLAAT else 46


def namen_boven_staven(
    rijen: Sequence[dict[str, Any]], breedte: int, staaf: int
) -> tuple[list[Any], int, int]:
    """Lay the names of rows above their bars, broken in lines.

    Returns the layers of text (without x), the height of a row, and how far below the middle of
    its row a bar of `staaf` px high lies.
    """
    import altair as alt

    letter = lettergrootte(breedte)
    regels = [
        {"rij": rij["rij"], "regel": regel, "van_onder": van_onder}
        for rij in rijen
        for van_onder, regel in enumerate(
            reversed(textwrap.wrap(rij["naam"], _regelbreedte(breedte)))
        )
    ]
    hoog = letter + 4
    meeste = 1 + max(r["van_onder"] for r in regels)
    rijhoogte = meeste * hoog + staaf + 20
    midden_staaf = rijhoogte // 2 - 14 - staaf // 2
    lagen = [
        alt.Chart(alt.Data(values=[r for r in regels if r["van_onder"] == nummer]))
        .mark_text(
            align="left",
            baseline="alphabetic",
            dy=midden_staaf - staaf // 2 - 6 - nummer * hoog,
            fontSize=letter,
            color=INKT,
        )
        .encode(y=alt.Y("rij:N", sort=None, axis=None), text="regel:N")
        for nummer in range(meeste)
    ]
    return lagen, rijhoogte, midden_staaf


def beloftenplaat(resultaten: Sequence[Projectresultaat]) -> Plaat | None:
    """How far every measured promise came, as a share of the promised way; None without any."""
    rijen = [
        {
            "rij": f"{i:03}{j:03}",
            "naam": b.indicator.naam,
            "project": r.project.aanvraag.titel,
            "deel": float(min(max(b.deel, Decimal("-0.5")), Decimal("1.5"))),
            "tekst": procent(b.deel),
            "kleur": ORANJE if b.deel <= 0 else ACCENT,
        }
        for i, r in enumerate(resultaten)
        for j, b in enumerate(r.beloften)
        if b.deel is not None
    ]
    if not rijen:
        return None
    gehaald = sum(r["deel"] >= 1 for r in rijen)
    zin = (
        "Per belofte hoeveel van de beloofde verandering is bereikt, van 0% (de beginmeting) tot "
        f"100% (de belofte). {gehaald} van de {len(rijen)} gemeten beloften zijn gehaald."
    )
    return teken_plaat(zin, lambda breedte: _beloftenplaat(rijen, breedte))


def _beloftenplaat(rijen: list[dict[str, Any]], breedte: int) -> Any:
    import altair as alt

    letter = lettergrootte(breedte)
    laagste = min(0.0, *(r["deel"] for r in rijen))
    hoogste = max(1.25, *(r["deel"] + 0.25 for r in rijen))
    schaal = alt.Scale(domain=[laagste, hoogste], nice=False)
    as_ = alt.Axis(
        values=[0, 0.5, 1], format=".0%", labelFontSize=letter - 1, title=None, grid=False
    )
    namen, rijhoogte, onder = namen_boven_staven(rijen, breedte, 14)
    basis = alt.Chart(alt.Data(values=rijen)).encode(y=alt.Y("rij:N", sort=None, axis=None))
    nul, lijn = (  # beside each bar and not through the names
        basis.mark_tick(color=kleur, thickness=dik, size=hoog, yOffset=onder, opacity=1).encode(
            x=alt.X(datum=x, type="quantitative", scale=schaal, axis=as_)
        )
        for x, kleur, dik, hoog in ((0.0, INKT2, 1, 16), (1.0, INKT, 2, 26))
    )
    staaf = basis.mark_bar(height=14, yOffset=onder).encode(
        x=alt.X("deel:Q", scale=schaal, axis=as_), color=alt.Color("kleur:N", scale=None)
    )
    getal = (
        # A number that would stand on the mark of the promise moves behind it.
        basis.transform_calculate(
            plek=f"datum.deel > {0.85 if breedte == BREDE_PLAAT else 0.7} ? max(datum.deel, 1)"
            " : max(datum.deel, 0)"
        )
        .mark_text(align="left", dx=8, dy=onder + 1, fontSize=letter, fontWeight=600, color=INKT)
        .encode(x=alt.X("plek:Q", scale=schaal, axis=as_), text="tekst:N")
    )
    links = alt.X(datum=laagste, type="quantitative", scale=schaal, axis=as_)
    lagen = [nul, staaf, lijn, *(n.encode(x=links) for n in namen), getal]
    return op_maat(alt.layer(*lagen), breedte, rijhoogte * len(rijen), bottom=28)


def evaluatietabbladen(ronde: Ronde) -> list[Tab]:
    """Return the pages of the evaluation of a ronde."""
    delen = {
        "ronde": "Overzicht",
        "resultaten": "1. Resultaten",
        "bouwstenen": "2. Bouwstenen",
        "innoveren": "3. Manier van vernieuwen",
    }
    return [
        Tab(code, titel, reverse(f"evaluatie:{code}", args=[ronde.code]))
        for code, titel in delen.items()
    ]
