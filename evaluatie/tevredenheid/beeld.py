"""Plots of the evaluation: the same picture on the page and in the PDF, as clean inline SVG.

Altair describes, vl-convert draws. What comes out has no style attributes (strict CSP), carries a
<title> in Dutch and is kept by the hash of its description, so that a page draws each plot once.
Beside every plot stands a table.
"""

from typing import Any

from evaluatie.resultaten.beeld import (
    INKT,
    KLEURREEKS,
    MIDDEN,
    Plaat,
    lettergrootte,
    namen_boven_staven,
    op_maat,
    teken_plaat,
)
from evaluatie.tevredenheid.queries import Roluitslag as Vraaggroep


def stellingenplaat(groep: Vraaggroep) -> Plaat | None:
    """How a role answered every statement, from disagree to agree; None when not shown (W50)."""
    if not groep.zichtbaar:
        return None
    rijen, namen = [], []
    for nummer, stelling in enumerate(groep.stellingen):
        namen.append({"rij": f"{nummer:02}", "naam": stelling.vraag})
        begin = 0
        for plaats, aantal in enumerate(stelling.verdeling):
            if aantal:
                rijen.append(_staafdeel(f"{nummer:02}", begin, aantal, stelling.n, plaats))
            begin += aantal
    zin = (
        f"{groep.naam}: {groep.getoond} antwoorden op {len(namen)} stellingen, van helemaal oneens "
        "(wit, links) tot helemaal eens (donker, rechts)."
    )
    return teken_plaat(zin, lambda breedte: _stellingenplaat(rijen, namen, breedte))


def _staafdeel(rij: str, begin: int, aantal: int, n: int, plaats: int) -> dict[str, Any]:
    """Return the part of a bar that stands for one value of the scale."""
    return {
        "rij": rij,
        "van": begin / n,
        "tot": (begin + aantal) / n,
        "midden": (begin + aantal / 2) / n,
        "kleur": KLEURREEKS[plaats],
        "inkt": "#FFFFFF" if plaats > 2 else INKT,
        "aantal": str(aantal),
    }


def _stellingenplaat(rijen: list[dict[str, Any]], namen: list[dict[str, str]], breedte: int) -> Any:
    import altair as alt

    schaal = alt.Scale(domain=[0, 1], nice=False)
    lagen, rijhoogte, onder = namen_boven_staven(namen, breedte, 24)
    basis = alt.Chart(alt.Data(values=rijen)).encode(y=alt.Y("rij:N", sort=None, axis=None))
    blok = basis.mark_bar(height=24, yOffset=onder, stroke=MIDDEN, strokeWidth=1).encode(
        x=alt.X("van:Q", scale=schaal, axis=None),
        x2="tot:Q",
        color=alt.Color("kleur:N", scale=None),
    )
    aantal = basis.mark_text(dy=onder + 1, fontSize=lettergrootte(breedte)).encode(
        x=alt.X("midden:Q", scale=schaal, axis=None),
        text="aantal:N",
        color=alt.Color("inkt:N", scale=None),
    )
    links = alt.X(datum=0, type="quantitative", scale=schaal, axis=None)
    lagen = [blok, aantal, *(n.encode(x=links) for n in lagen)]
    return op_maat(alt.layer(*lagen), breedte, rijhoogte * len(namen))
