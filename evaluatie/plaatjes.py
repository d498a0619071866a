"""Plots of the evaluation: the same picture on the page and in the PDF, as clean inline SVG.

Altair describes, vl-convert draws. What comes out has no style attributes (strict CSP), carries a
<title> in Dutch and is kept by the hash of its description, so that a page draws each plot once.
Beside every plot stands a table.
"""

import hashlib
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe

from evaluatie.micro import Analyse, Groep
from evaluatie.resultaten import Resultaat
from evaluatie.uitslag import Groep as Vraaggroep
from kern.geld import euro

INKT, INKT2, RULE = "#15201B", "#46534D", "#D5DBD6"
ACCENT, MIDDEN, ORANJE = "#0A4D3A", "#5C957F", "#B87514"
REEKS = ["#FFFFFF", "#DDEAE2", "#A9CBBA", "#3B7C64", "#0A4D3A"]  # from disagree to agree
BREED, SMAL = 640, 326  # px of the drawing
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


def _maat(chart: Any, breedte: int, hoogte: int, **rand: int) -> Any:
    """Fix the size; the engine must not measure text, because it lacks our letter."""
    randen = {"left": 1, "right": 1, "top": 2, "bottom": 2} | rand
    binnen = breedte - randen["left"] - randen["right"]
    return chart.properties(width=binnen, height=hoogte, padding=randen, autosize="none")


def schoon(svg: str, zin: str) -> str:
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
    if (svg := cache.get(sleutel)) is None:
        import vl_convert  # starts a JavaScript engine, so only when something must be drawn

        svg = schoon(vl_convert.vegalite_to_svg(spec), zin)
        cache.set(sleutel, svg, timeout=None)
    return mark_safe(svg)


def _plaat(zin: str, maak: Callable[[int], Any]) -> Plaat:
    return Plaat(zin, _teken(maak(BREED), zin), _teken(maak(SMAL), zin))


def _letter(breedte: int) -> int:
    return 15 if breedte == BREED else 13


def _regelbreedte(breedte: int) -> int:
    """Characters that fit on a line."""
    return 88 if breedte == BREED else 46


def _namen(rijen: Sequence[dict[str, Any]], breedte: int, staaf: int) -> tuple[list[Any], int, int]:
    """Lay the names of rows above their bars, broken in lines.

    Returns the layers of text (without x), the height of a row, and how far below the middle of
    its row a bar of `staaf` px high lies.
    """
    import altair as alt

    letter = _letter(breedte)
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


def welzijn(analyse: Analyse) -> Plaat | None:
    """Wellbeing before (ring) and after (dot) per case; None without cases."""
    if not analyse.regels:
        return None
    rijen = [
        {
            "casus": r.casus.code,
            "voor": r.casus.welzijn_voor,
            "na": r.casus.welzijn_na,
            "bij": _bij(r.casus),
        }
        for r in analyse.regels
    ]
    weer = len(rijen) - analyse.uitval
    zin = f"Welbevinden van 1 tot 10 per casus, voor en na. {weer} van de {len(rijen)} casussen "
    return _plaat(zin + "hebben een tweede meting.", lambda breedte: _welzijn(rijen, breedte))


def _bij(casus: Any) -> str:
    delen = ["professional"] if casus.gemeten_door == "professional" else []
    return ", ".join(delen + (["stopte"] if casus.welzijn_na is None else []))


def _welzijn(rijen: list[dict[str, Any]], breedte: int) -> Any:
    import altair as alt

    letter = _letter(breedte)
    schaal = alt.Scale(domain=[0.5, 10.5], nice=False)
    as_ = alt.Axis(
        values=list(range(1, 11)), format="d", orient="top", labelFontSize=letter - 1, title=None
    )
    codes = [rij["casus"] for rij in rijen]
    y_as = alt.Axis(labelFontSize=letter, labelAlign="left", labelPadding=70, minExtent=72)
    y = alt.Y("casus:N", sort=codes, title=None, axis=y_as)
    basis = alt.Chart(alt.Data(values=rijen)).encode(y=y)
    met_na = basis.transform_filter("isValid(datum.na)")
    x_voor = alt.X("voor:Q", scale=schaal, axis=as_)
    streep = met_na.mark_rule(color="#A9CBBA", strokeWidth=4).encode(x=x_voor, x2="na:Q")
    ring = basis.mark_point(
        filled=True, fill="#FFFFFF", stroke=ACCENT, strokeWidth=2, size=130, opacity=1
    ).encode(x=x_voor)
    stip = met_na.mark_point(filled=True, color=ACCENT, size=150, opacity=1).encode(
        x=alt.X("na:Q", scale=schaal, axis=as_)
    )
    bij = basis.mark_text(
        align="left", dx=13, fontSize=letter - 2, color=INKT2, baseline="middle"
    ).encode(x=alt.X("eind:Q", scale=schaal, axis=as_), text="bij:N")
    bij = bij.transform_calculate(eind="isValid(datum.na) ? max(datum.voor, datum.na) : datum.voor")
    hoogte = 30 * len(rijen)
    return _maat(alt.layer(streep, ring, stip, bij), breedte, hoogte, left=72, top=26)


def beloften(resultaten: Sequence[Resultaat]) -> Plaat | None:
    """How far every measured promise came, as a share of the promised way; None without any."""
    rijen = [
        {
            "rij": f"{i:03}{j:03}",
            "naam": b.indicator.naam,
            "project": r.project.aanvraag.titel,
            "deel": float(min(max(b.deel, Decimal("-0.5")), Decimal("1.5"))),
            "tekst": f"{round(b.deel * 100)}%",
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
    return _plaat(zin, lambda breedte: _beloften(rijen, breedte))


def _beloften(rijen: list[dict[str, Any]], breedte: int) -> Any:
    import altair as alt

    letter = _letter(breedte)
    laagste = min(0.0, *(r["deel"] for r in rijen))
    hoogste = max(1.25, *(r["deel"] + 0.25 for r in rijen))
    schaal = alt.Scale(domain=[laagste, hoogste], nice=False)
    as_ = alt.Axis(
        values=[0, 0.5, 1], format=".0%", labelFontSize=letter - 1, title=None, grid=False
    )
    namen, rijhoogte, onder = _namen(rijen, breedte, 14)
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
            plek=f"datum.deel > {0.85 if breedte == BREED else 0.7} ? max(datum.deel, 1)"
            " : max(datum.deel, 0)"
        )
        .mark_text(align="left", dx=8, dy=onder + 1, fontSize=letter, fontWeight=600, color=INKT)
        .encode(x=alt.X("plek:Q", scale=schaal, axis=as_), text="tekst:N")
    )
    links = alt.X(datum=laagste, type="quantitative", scale=schaal, axis=as_)
    lagen = [nul, staaf, lijn, *(n.encode(x=links) for n in namen), getal]
    return _maat(alt.layer(*lagen), breedte, rijhoogte * len(rijen), bottom=28)


def kosten(groep: Groep) -> Plaat | None:
    """Costs of a group together, per kind; None under five cases (W50)."""
    if groep.alleen_lijst:
        return None
    som = groep.kosten
    rijen: list[dict[str, Any]] = [
        {"naam": "Per jaar, nu", "bedrag": som.nu, "kleur": MIDDEN},
        {"naam": "Per jaar, als er niets gebeurt", "bedrag": som.niets_doen, "kleur": MIDDEN},
        {"naam": "Per jaar, nieuw", "bedrag": som.nieuw, "kleur": ACCENT},
        {"naam": "Eenmalig", "bedrag": som.eenmalig, "kleur": "#A9CBBA"},
    ][0 if groep.bestaand else 1 :]
    for nummer, rij in enumerate(rijen):
        rij |= {"rij": str(nummer), "tekst": euro(round(rij["bedrag"]))}
        rij["bedrag"] = float(rij["bedrag"])
    zin = f"{groep.naam}, {len(groep.regels)} samen: " + ", ".join(
        f"{r['naam'][0].lower()}{r['naam'][1:]} {r['tekst']}" for r in rijen
    )
    return _plaat(f"{zin}.", lambda breedte: _kosten(rijen, breedte))


def _kosten(rijen: list[dict[str, Any]], breedte: int) -> Any:
    import altair as alt

    letter = _letter(breedte)
    hoogste = max(1.0, *(r["bedrag"] for r in rijen))
    schaal = alt.Scale(domain=[0, hoogste], nice=False)
    y = alt.Y("rij:N", sort=None, axis=None)
    basis = alt.Chart(alt.Data(values=rijen)).encode(y=y)
    x = alt.X("bedrag:Q", scale=schaal, axis=None)
    staaf = basis.mark_bar(height=14, yOffset=10).encode(
        x=x, color=alt.Color("kleur:N", scale=None)
    )
    links = alt.X(datum=0, type="quantitative", scale=schaal)
    rechts = alt.X(datum=hoogste, type="quantitative", scale=schaal)
    naam = basis.mark_text(align="left", dy=-9, fontSize=letter, color=INKT)
    bedrag = basis.mark_text(align="right", dy=-9, fontSize=letter, fontWeight=600, color=INKT)
    lagen = [staaf, naam.encode(x=links, text="naam:N"), bedrag.encode(x=rechts, text="tekst:N")]
    return _maat(alt.layer(*lagen), breedte, 48 * len(rijen))


def stellingen(groep: Vraaggroep) -> Plaat | None:
    """How a role answered every statement, from disagree to agree; None when not shown (W50)."""
    if not groep.zichtbaar:
        return None
    rijen, namen = [], []
    for nummer, stelling in enumerate(groep.stellingen):
        namen.append({"rij": f"{nummer:02}", "naam": stelling.vraag})
        begin = 0
        for plaats, aantal in enumerate(stelling.verdeling):
            if aantal:
                rijen.append(_blok(f"{nummer:02}", begin, aantal, stelling.n, plaats))
            begin += aantal
    zin = (
        f"{groep.naam}: {groep.getoond} antwoorden op {len(namen)} stellingen, van helemaal oneens "
        "(wit, links) tot helemaal eens (donker, rechts)."
    )
    return _plaat(zin, lambda breedte: _stellingen(rijen, namen, breedte))


def _blok(rij: str, begin: int, aantal: int, n: int, plaats: int) -> dict[str, Any]:
    """Return the part of a bar that stands for one value of the scale."""
    return {
        "rij": rij,
        "van": begin / n,
        "tot": (begin + aantal) / n,
        "midden": (begin + aantal / 2) / n,
        "kleur": REEKS[plaats],
        "inkt": "#FFFFFF" if plaats > 2 else INKT,
        "aantal": str(aantal),
    }


def _stellingen(rijen: list[dict[str, Any]], namen: list[dict[str, str]], breedte: int) -> Any:
    import altair as alt

    schaal = alt.Scale(domain=[0, 1], nice=False)
    lagen, rijhoogte, onder = _namen(namen, breedte, 24)
    basis = alt.Chart(alt.Data(values=rijen)).encode(y=alt.Y("rij:N", sort=None, axis=None))
    blok = basis.mark_bar(height=24, yOffset=onder, stroke=MIDDEN, strokeWidth=1).encode(
        x=alt.X("van:Q", scale=schaal, axis=None),
        x2="tot:Q",
        color=alt.Color("kleur:N", scale=None),
    )
    aantal = basis.mark_text(dy=onder + 1, fontSize=_letter(breedte)).encode(
        x=alt.X("midden:Q", scale=schaal, axis=None),
        text="aantal:N",
        color=alt.Color("inkt:N", scale=None),
    )
    links = alt.X(datum=0, type="quantitative", scale=schaal, axis=None)
    lagen = [blok, aantal, *(n.encode(x=links) for n in lagen)]
    return _maat(alt.layer(*lagen), breedte, rijhoogte * len(namen))
