"""Maps of the region: a tile per municipality, large, small and on a cover."""

from collections.abc import Iterable, Sequence
from typing import Any

from kern.ui.meetkunde.maten import t
from kern.ui.stukken import INDELING, Bedrag, Tegel

TEGEL_BREED, TEGEL_HOOG, GOOT = 80, 84, 8


def tint_van(bedrag: Bedrag, grenzen: Iterable[int]) -> int:
    """Return the colour step of an amount: one more for every bound (euros) it is above."""
    return 1 + sum(bedrag > grens for grens in grenzen)


def _plaats(tegel: Tegel) -> tuple[int, int]:
    """Return the corner of a tile."""
    return (tegel.kolom - 1) * (TEGEL_BREED + GOOT), (tegel.rij - 1) * (TEGEL_HOOG + GOOT)


def _punten(tegel: Tegel) -> dict[str, str]:
    """Return where the tile and its three lines of text stand."""
    x, y = _plaats(tegel)
    lines = {"top": y + 19, "midden": y + 47, "voet": y + 76}
    return {"x": t(x), "y": t(y), "links": t(x + 6)} | {k: t(v) for k, v in lines.items()}


def _leeg(tegel: Tegel) -> bool:
    return not tegel.aantal if tegel.bedrag is None else not (tegel.aantal or tegel.bedrag)


def _vlak(tegel: Tegel) -> str:
    """Return the class of a tile: t1..t4 by amount, nul (no money), buiten (takes no part)."""
    if tegel.aantal is None and tegel.bedrag is None:
        return "buiten"
    if tegel.bedrag is None:
        return "t1"
    return "nul" if _leeg(tegel) else f"t{tegel.tint}"


def kaartvorm(tegels: Sequence[Tegel]) -> dict[str, Any]:
    """Lay out the tile map in units of 80 by 84 with a gutter of 8, river included."""
    width = max((x.kolom for x in tegels), default=1) * (TEGEL_BREED + GOOT)
    height = max((x.rij for x in tegels), default=1) * (TEGEL_HOOG + GOOT)
    return {
        "tegels": [
            {"tegel": x, "vlak": _vlak(x), **_punten(x)}
            for x in sorted(tegels, key=lambda x: (x.rij, x.kolom))
        ],
        "breed": t(width),
        "hoog": t(height),
        "doos": f"-4 -4 {width} {height}",
        "rivier": {"Wageningen", "Arnhem", "Doesburg"} <= {x.naam for x in tegels},
        "leeg": [x.naam for x in tegels if _vlak(x) == "nul"],
        "met_bedrag": any(x.bedrag is not None for x in tegels),
    }


def minikaartvorm(namen: Iterable[str], tegels: Sequence[Tegel] | None = None) -> dict[str, Any]:
    """Lay out the small map of 39 by 20: the tiles whose name is in `namen`, and the rest.

    Two paths and not a shape per tile, because a document has one map per project, twice.
    """
    chosen = set(namen)
    plan = [(x.naam, x.kolom, x.rij) for x in tegels] if tegels else INDELING
    paths = [(naam in chosen, f"M{(k - 1) * 8} {(r - 1) * 7}h7v6h-7z") for naam, k, r in plan]
    return {
        "vol": "".join(path for filled, path in paths if filled),
        "rest": "".join(path for filled, path in paths if not filled),
        "gekozen": [naam for naam, _, _ in sorted(plan) if naam in chosen],
    }


def omslagvorm(tegels: Sequence[Tegel] | None = None) -> dict[str, Any]:
    """Lay out the map without words for a cover; without tiles that of the whole region."""
    drawn = tegels or [Tegel(naam, kolom, rij) for naam, kolom, rij in INDELING]
    places = [_plaats(x) for x in drawn]
    width = max((x for x, _ in places), default=0) + TEGEL_BREED
    height = max((y for _, y in places), default=0) + TEGEL_HOOG
    return {
        "tegels": [{"x": t(x), "y": t(y)} for x, y in places],
        "breed": t(width),
        "hoog": t(height),
    }
