"""Dots: scores on a scale, before and after, and squares in bins."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kern.ui.grafieken import VoorNa
from kern.ui.meetkunde.maten import sleutel, t
from kern.ui.stukken import Bakje, Stippenrij

DICHT_BREED, DICHT_RIJ, DICHT_STRAAL = 160, 19, 2.6


def _schaal(waarden: Iterable[Any], begin: float, eind: float) -> Callable[[Any], float]:
    """Return what places a value between `begin` and `eind`, from the lowest to the highest."""
    numbers = [float(x) for x in waarden]
    low, high = min(numbers), max(numbers)
    return lambda waarde: begin + (eind - begin) * (float(waarde) - low) / ((high - low) or 1)


def _stapel(rij: Stippenrij) -> list[tuple[Any, int]]:
    """Return the dots of a row, each with how many of the same value came before it."""
    seen: dict[float, int] = {}
    stacked = []
    for stip in rij.stippen:
        level = seen.get(float(stip.waarde), 0)
        seen[float(stip.waarde)] = level + 1
        stacked.append((stip, level))
    return stacked


def _rij(rij: Stippenrij, x: Callable[[Any], float]) -> dict[str, Any]:
    dots = [{"stip": s, "x": f"{t(x(s.waarde))}%", "y": t(34 - 10 * n)} for s, n in _stapel(rij)]
    scores = [s.waarde for s in rij.stippen]
    low, high = min(scores, default=None), max(scores, default=None)
    return {
        "rij": rij,
        "stippen": dots,
        "eerder": [
            {"x": f"{t(x(dot['stip'].eerder))}%", "naar": dot["x"], "y": dot["y"]}
            for dot in dots
            if dot["stip"].eerder not in (None, dot["stip"].waarde)
        ],
        "van": f"{t(x(low))}%" if scores else "0%",
        "breed": f"{t(x(high) - x(low))}%" if scores else "0%",
        "gemiddelde": None if rij.gemiddelde is None else f"{t(x(rij.gemiddelde))}%",
        "laagste": low,
        "hoogste": high,
    }


def stippenvorm(rijen: Sequence[Stippenrij], schaal: Sequence[int | str]) -> dict[str, Any]:
    """Lay out dots of scores: scale from first to last value, equal scores stacked upwards."""
    x = _schaal(schaal, 4, 96)
    return {
        "rijen": [_rij(r, x) for r in rijen],
        "as": [{"waarde": w, "x": f"{t(x(w))}%"} for w in schaal],
    }


def _rondje(x: float, y: float) -> str:
    r = DICHT_STRAAL
    return f"M{t(x - r)} {t(y)}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z"


def _naast_elkaar(rij: Stippenrij, x: Callable[[Any], float], y: float) -> str:
    """Draw the dots of a row, equal ones beside each other around their value."""
    scores = [s.waarde for s in rij.stippen]
    return "".join(
        _rondje(x(s.waarde) + (n - (scores.count(s.waarde) - 1) / 2) * 5.8, y)
        for s, n in _stapel(rij)
    )


def dichte_stippenvorm(rijen: Sequence[Stippenrij], schaal: Sequence[int | str]) -> dict[str, Any]:
    """Lay out the same dots small: 160 wide, 19 per row, equal scores beside each other.

    Three paths whatever the number of dots, because a document has one of these per project.
    """
    x = _schaal(schaal, 10, DICHT_BREED - 10)
    height = len(rijen) * DICHT_RIJ
    middles = [(rij, (n + 0.5) * DICHT_RIJ) for n, rij in enumerate(rijen)]
    means = [(x(rij.gemiddelde), y) for rij, y in middles if rij.gemiddelde is not None]
    return {
        "rijen": rijen,
        "raster": "".join(f"M{t(x(waarde) - 0.3)} 0h.6v{height}h-.6z" for waarde in schaal),
        "gemiddelden": "".join(f"M{t(mx - 0.75)} {t(y - 7.5)}h1.5v15h-1.5z" for mx, y in means),
        "stippen": "".join(_naast_elkaar(rij, x, y) for rij, y in middles),
        "van": schaal[0],
        "tot": schaal[-1],
        "hoog": t(height + 12),
        "voet": t(height + 10),
    }


def voornavorm(rijen: Sequence[VoorNa], laag: int, hoog: int) -> dict[str, Any]:
    """Lay out a ring (before) and a dot (after) per row, over a scale of whole numbers."""
    scale = range(laag, hoog + 1)
    x = _schaal(scale, 3, 97)
    return {
        "rijen": [
            {
                "rij": rij,
                "voor": f"{t(x(rij.voor))}%",
                "na": None if rij.na is None else f"{t(x(rij.na))}%",
            }
            for rij in rijen
        ],
        "as": [{"waarde": waarde, "x": f"{t(x(waarde))}%"} for waarde in scale],
    }


def bakjesvorm(gegevens: Sequence[Bakje], per_rij: int = 4) -> dict[str, Any]:
    """Lay out squares of 12 in bins, four next to each other, stacked from the bottom."""
    most = max((-(-len(b.vakjes) // per_rij) for b in gegevens), default=1)
    height = max(1, most) * 14
    step = per_rij * 14 + 5
    width = len(gegevens) * step
    return {
        "bakken": [_bak(bak, n * step, height, per_rij) for n, bak in enumerate(gegevens)],
        "breed": t(width),
        "hoog": t(height),
        "voet": t(height + 16),
        "doos": f"0 0 {width} {height + 20}",
        "lijn": t(height + 1),
        "bakbreed": t(per_rij * 14 - 2),
        "sleutel": sleutel(gegevens),
    }


def _bak(bak: Bakje, links: int, hoog: int, per_rij: int) -> dict[str, Any]:
    return {
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
