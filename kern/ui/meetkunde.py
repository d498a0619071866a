"""From data to shapes: the coordinates of every chart, as text ready for SVG attributes.

Numbers become text here because a template would write 12.5 the Dutch way. Nothing draws colour:
the templates in `templates/onderdelen/` do, with attributes that a PDF understands and classes
through which a stylesheet can change them.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from zlib import crc32

from kern.ui.stukken import (
    INDELING,
    Bakje,
    Bedrag,
    Budgetblok,
    Budgetlat,
    Doelgroepstaaf,
    Kolom,
    Stippenrij,
    Tegel,
)

TEGEL_BREED, TEGEL_HOOG, GOOT = 80, 84, 8


def t(number: Any) -> str:
    """Write a coordinate: at most three decimals, a point."""
    return f"{round(float(number), 3):g}"


def pct(deel: Any, geheel: Any) -> str:
    """Write a share as an SVG percentage; 0 of nothing."""
    return f"{t(100 * float(deel) / float(geheel)) if geheel else 0}%"


def sleutel(data: Any) -> str:
    """Return a stable id for the pattern of a chart, so that two on a page don't clash."""
    return f"p{crc32(repr(data).encode()):x}"


def tint_van(bedrag: Bedrag, grenzen: Iterable[int]) -> int:
    """Return the colour step of an amount: one more for every bound (euros) it is above."""
    return 1 + sum(bedrag > grens for grens in grenzen)


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


def lat(gegevens: Budgetlat) -> dict[str, Any]:
    """Lay out the budget bar: row 1 from nothing, row 2 after it, the ceiling as a line."""
    plafond, vol = float(gegevens.plafond), float(gegevens.verdeeld)
    eind = vol + float(gegevens.in_twijfel)
    # Leave air to the right of the line, and never let the rows run out of the picture.
    schaal = max(plafond * 1.06, eind * 1.06) or 1
    return {
        "in": _rij(gegevens.blokken, 0, schaal),
        "twijfel": _rij(gegevens.twijfel, vol, schaal),
        "vrij_x": pct(vol, schaal),
        "vrij_breed": pct(max(plafond - vol, 0), schaal),
        "streep": pct(plafond, schaal),
        "ruim": plafond / schaal > 0.62,
        "tekort": max(eind - plafond, 0),
        "sleutel": sleutel(gegevens),
    }


def doelgroepen(staven: Sequence[Doelgroepstaaf], as_stap: int = 0) -> dict[str, Any]:
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


def _plaats(tegel: Tegel, breed: float, hoog: float, goot: float) -> dict[str, str]:
    x, y = (tegel.kolom - 1) * (breed + goot), (tegel.rij - 1) * (hoog + goot)
    return {"x": t(x), "y": t(y), "links": t(x + 6), "midden": t(y + 47), "voet": t(y + 76),
            "top": t(y + 19)}  # fmt: skip


def _leeg(tegel: Tegel) -> bool:
    return not tegel.aantal if tegel.bedrag is None else not (tegel.aantal or tegel.bedrag)


def _vlak(tegel: Tegel) -> str:
    """Return the class of a tile: t1..t4 by amount, nul (no money), buiten (takes no part)."""
    if tegel.aantal is None and tegel.bedrag is None:
        return "buiten"
    if tegel.bedrag is None:
        return "t1"
    return "nul" if _leeg(tegel) else f"t{tegel.tint}"


def tegelkaart(tegels: Sequence[Tegel]) -> dict[str, Any]:
    """Lay out the tile map in units of 80 by 84 with a gutter of 8, river included."""
    kolommen = max((x.kolom for x in tegels), default=1)
    rijen = max((x.rij for x in tegels), default=1)
    breed = kolommen * (TEGEL_BREED + GOOT) - GOOT
    hoog = rijen * (TEGEL_HOOG + GOOT) - GOOT
    namen = {x.naam for x in tegels}
    return {
        "tegels": [
            {"tegel": x, "vlak": _vlak(x), **_plaats(x, TEGEL_BREED, TEGEL_HOOG, GOOT)}
            for x in sorted(tegels, key=lambda x: (x.rij, x.kolom))
        ],
        "breed": t(breed + GOOT),
        "hoog": t(hoog + GOOT),
        "doos": f"-4 -4 {breed + GOOT} {hoog + GOOT}",
        "rivier": {"Wageningen", "Arnhem", "Doesburg"} <= namen,
        "leeg": [x.naam for x in tegels if _vlak(x) == "nul"],
        "met_bedrag": any(x.bedrag is not None for x in tegels),
    }


def minikaart(namen: Iterable[str], tegels: Sequence[Tegel] | None = None) -> dict[str, Any]:
    """Lay out the small map of 39 by 20: the tiles whose name is in `namen` are filled."""
    gekozen = set(namen)
    plan = [(x.naam, x.kolom, x.rij) for x in tegels] if tegels else INDELING
    return {
        "tegels": [
            {"x": t((k - 1) * 8), "y": t((r - 1) * 7), "vol": naam in gekozen, "naam": naam}
            for naam, k, r in plan
        ],
        "gekozen": [naam for naam, _, _ in sorted(plan) if naam in gekozen],
    }


def kolommen(gegevens: Sequence[Kolom]) -> list[dict[str, Any]]:
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


def stippen(rijen: Sequence[Stippenrij], schaal: Sequence[int | str]) -> dict[str, Any]:
    """Lay out dots of scores: scale from first to last value, equal scores stacked upwards."""
    waarden = [float(x) for x in schaal]
    laag, hoog = min(waarden), max(waarden)

    def x(waarde: Any) -> float:
        return 4 + 92 * (float(waarde) - laag) / ((hoog - laag) or 1)

    def rij(gegevens: Stippenrij) -> dict[str, Any]:
        gezien: dict[float, int] = {}
        dots, eerder = [], []
        for stip in gegevens.stippen:
            n = gezien[float(stip.waarde)] = gezien.get(float(stip.waarde), 0) + 1
            y = 34 - 10 * (n - 1)
            dots.append({"stip": stip, "x": f"{t(x(stip.waarde))}%", "y": t(y)})
            if stip.eerder is not None and stip.eerder != stip.waarde:
                eerder.append(
                    {
                        "x": f"{t(x(stip.eerder))}%",
                        "naar": f"{t(x(stip.waarde))}%",
                        "y": t(y),
                    }
                )
        scores = [float(s.waarde) for s in gegevens.stippen]
        return {
            "rij": gegevens,
            "stippen": dots,
            "eerder": eerder,
            "van": f"{t(x(min(scores)))}%" if scores else "0%",
            "breed": f"{t(x(max(scores)) - x(min(scores)))}%" if scores else "0%",
            "gemiddelde": None if gegevens.gemiddelde is None else f"{t(x(gegevens.gemiddelde))}%",
            "laagste": min((s.waarde for s in gegevens.stippen), default=None),
            "hoogste": max((s.waarde for s in gegevens.stippen), default=None),
        }

    return {
        "rijen": [rij(r) for r in rijen],
        "as": [{"waarde": w, "x": f"{t(x(w))}%"} for w in schaal],
    }


def bakjes(gegevens: Sequence[Bakje], per_rij: int = 4) -> dict[str, Any]:
    """Lay out squares of 12 in bins, four next to each other, stacked from the bottom."""
    hoogste = max((-(-len(b.vakjes) // per_rij) for b in gegevens), default=1)
    hoog = max(1, hoogste) * 14
    bins = []
    for i, bak in enumerate(gegevens):
        links = i * (per_rij * 14 + 5)
        bins.append(
            {
                "bak": bak,
                "x": t(links),
                "midden": t(links + 2),
                "vakjes": [
                    {
                        "naam": naam,
                        "soort": soort,
                        "let_op": let_op,
                        "x": t(links + (n % per_rij) * 14 + 0.75),
                        "y": t(hoog - 14 * (n // per_rij + 1) + 0.75),
                    }
                    for n, (naam, soort, let_op) in enumerate(bak.vakjes)
                ],
            }
        )
    breed = len(bins) * (per_rij * 14 + 5)
    return {"bakken": bins, "breed": t(breed), "hoog": t(hoog), "voet": t(hoog + 16),
            "doos": f"0 0 {breed} {hoog + 20}", "lijn": t(hoog + 1),
            "bakbreed": t(per_rij * 14 - 2), "sleutel": sleutel(gegevens)}  # fmt: skip
