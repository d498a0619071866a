"""Bars: of money, of people, of progress."""

from collections.abc import Iterable, Sequence
from typing import Any

from kern.ui.meetkunde.maten import pct, sleutel, t
from kern.ui.stukken import Budgetblok, Budgetlat, Doelgroepstaaf, Kolom


def _rij(blokken: Iterable[Budgetblok], begin: float, schaal: float) -> list[dict[str, Any]]:
    shapes = []
    for blok in blokken:
        breed = float(blok.bedrag)
        shapes.append(
            {
                "blok": blok,
                "x": pct(begin, schaal),
                "breed": pct(breed, schaal),
                "soort": "vast" if blok.vastgezet else "nieuw" if blok.gewijzigd else "in",
            }
        )
        begin += breed
    return shapes


def latvorm(gegevens: Budgetlat) -> dict[str, Any]:
    """Lay out the budget bar: row 1 from nothing, row 2 after it, the ceiling as a line.

    Where nothing can be in doubt there is no second row, and the picture is lower.
    """
    plafond, vol = float(gegevens.plafond), float(gegevens.verdeeld)
    eind = vol + float(gegevens.in_twijfel)
    # Leave air to the right of the line, and never let the rows run out of the picture.
    schaal = max(plafond * 1.06, eind * 1.06) or 1
    return {
        "in": _rij(gegevens.blokken, 0, schaal),
        "twijfel": _rij(gegevens.twijfel or (), vol, schaal),
        "vrij_x": pct(vol, schaal),
        "vrij_breed": pct(max(plafond - vol, 0), schaal),
        "streep": pct(plafond, schaal),
        "ruim": plafond / schaal > 0.62,
        "tekort": max(eind - plafond, 0),
        "sleutel": sleutel(gegevens),
        "hoog": "80" if gegevens.twijfel is None else "98",
        "streep_hoog": "54" if gegevens.twijfel is None else "72",
        "voet": "70" if gegevens.twijfel is None else "88",
    }


def doelgroepvorm(staven: Sequence[Doelgroepstaaf], as_stap: int = 0) -> dict[str, Any]:
    """Lay out the bars of the target groups on one scale; `as_stap` euros per grid line."""
    hoogste = max(
        (
            max(float(s.bedrag) + float(s.twijfel), float(s.minimum or 0))
            * (1 if as_stap else 1.08)
            for s in staven
        ),
        default=1,
    )
    schaal = hoogste * (1.2 if as_stap else 1) or 1
    return {
        "rijen": [
            {
                "staaf": s,
                "vol": pct(s.bedrag, schaal),
                "twijfel": pct(s.twijfel, schaal),
                "minimum": None if s.minimum is None else pct(s.minimum, schaal),
                "sleutel": sleutel(s),
                "onder": s.minimum is not None and s.bedrag < s.minimum,
            }
            for s in staven
        ],
        "lijnen": [
            {"x": pct(w, schaal), "bedrag": w}
            for w in (range(as_stap, int(schaal * 0.9), as_stap) if as_stap else ())
        ],
    }


def kolomvorm(gegevens: Sequence[Kolom]) -> list[dict[str, Any]]:
    """Lay out upright bars over 100% by 56 px, the highest one darkest."""
    hoogste = max((k.aantal for k in gegevens), default=0) or 1
    stap = 100 / max(len(gegevens), 1)
    shapes = []
    for i, kolom in enumerate(gegevens):
        hoog = max(1.5, 55 * kolom.aantal / hoogste) if kolom.aantal else 0
        shapes.append(
            {
                "kolom": kolom,
                "x": f"{t(i * stap)}%",
                "breed": f"{t(stap - 1.2)}%",
                "y": t(55 - hoog),
                "hoog": t(hoog),
                "soort": "hoogste" if kolom.aantal == hoogste else "gewoon",
            }
        )
    return shapes
