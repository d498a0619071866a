"""The micro-analysis of stored cases: lists, and from five cases sums and means (X02, W50).

Plots of the evaluation: the same picture on the page and in the PDF, as clean inline SVG.

Altair describes, vl-convert draws. What comes out has no style attributes (strict CSP), carries a
<title> in Dutch and is kept by the hash of its description, so that a page draws each plot once.
Beside every plot stands a table.
"""

from typing import Any

from evaluatie.micro.queries import Casusgroep, Microanalyse
from evaluatie.resultaten.beeld import (
    ACCENT,
    INKT,
    INKT2,
    MIDDEN,
    Plaat,
    lettergrootte,
    op_maat,
    teken_plaat,
)
from kern.basis.geld import euro

GEEN_VERGELIJKINGSGROEP = (
    "Er is geen vergelijkingsgroep. Wij weten dus niet wat er zonder het project was gebeurd."
)


def welzijnsplaat(analyse: Microanalyse) -> Plaat | None:
    """Wellbeing before (ring) and after (dot) per case; None without cases."""
    if not analyse.regels:
        return None
    rijen = [
        {
            "casus": r.casus.code,
            "voor": r.casus.welzijn_voor,
            "na": r.casus.welzijn_na,
            "bij": _bijschrift(r.casus),
        }
        for r in analyse.regels
    ]
    weer = len(rijen) - analyse.uitval
    zin = f"Welbevinden van 1 tot 10 per casus, voor en na. {weer} van de {len(rijen)} casussen "
    return teken_plaat(
        zin + "hebben een tweede meting.", lambda breedte: _welzijnsplaat(rijen, breedte)
    )


def _bijschrift(casus: Any) -> str:
    delen = ["professional"] if casus.gemeten_door == "professional" else []
    return ", ".join(delen + (["stopte"] if casus.welzijn_na is None else []))


def _welzijnsplaat(rijen: list[dict[str, Any]], breedte: int) -> Any:
    import altair as alt

    letter = lettergrootte(breedte)
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
    return op_maat(alt.layer(streep, ring, stip, bij), breedte, hoogte, left=72, top=26)


def kostenplaat(groep: Casusgroep) -> Plaat | None:
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
    return teken_plaat(f"{zin}.", lambda breedte: _kostenplaat(rijen, breedte))


def _kostenplaat(rijen: list[dict[str, Any]], breedte: int) -> Any:
    import altair as alt

    letter = lettergrootte(breedte)
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
    return op_maat(alt.layer(*lagen), breedte, 48 * len(rijen))
