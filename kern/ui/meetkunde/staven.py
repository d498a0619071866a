"""Bars: of money, of people, of progress."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from kern.basis.geld import rond_af
from kern.ui.grafieken import Bedragstaaf, Doelbalk, Stapelstaaf
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
        "tekort": 0 if gegevens.deel else max(eind - plafond, 0),
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


VULLING = {"klaar": "vol", "bezig": "half", "aanpassen": "half", "overgeslagen": "over", "nu": "nu"}

SMALST = 0.4  # of the width in percent: a block is never smaller


def blokjesvorm(codes: Sequence[str]) -> dict[str, Any]:
    """Lay out a block per code, side by side over the whole width.

    With so many codes that blocks touch, those of one kind beside each other are one block.
    """
    step = 100 / max(len(codes), 1)
    los = step > SMALST
    gap = (0.9 if len(codes) <= 30 else 0.4) if los else 0
    blokken: list[dict[str, Any]] = []
    begin = 0
    for soort, lengte in _rijtjes([VULLING.get(code, "leeg") for code in codes], los=los):
        breed = max(lengte * step - gap, SMALST)
        blokken.append({"x": f"{t(begin * step)}%", "breed": f"{t(breed)}%", "soort": soort})
        begin += lengte
    return {"blokken": blokken, "sleutel": sleutel(codes)}


def _rijtjes(soorten: Sequence[str], *, los: bool) -> list[tuple[str, int]]:
    """Return kind and length of what is drawn as one block; `los` keeps every code apart."""
    if los:
        return [(soort, 1) for soort in soorten]
    return [(soort, len(list(rij))) for soort, rij in groupby(soorten)]


def deelstreepvorm(aantallen: Mapping[str, int]) -> list[tuple[str, str, str]]:
    """Lay out the short bar: (x, width, class) per piece, a piece per one that is counted."""
    kinds = [naam.replace(" ", "-") for naam, n in aantallen.items() for _ in range(n)]
    step = 100 / max(len(kinds), 1)
    return [(f"{t(i * step)}%", f"{t(step - 2.6)}%", kind) for i, kind in enumerate(kinds)]


# A bar beyond these is cut off: its number says how far it came.
MINSTE_DEEL, MEESTE_DEEL = -0.5, 1.5
RUIMTE_VOOR_GETAL = 0.28
# From here a number would stand on the mark of the goal; it moves behind that.
BIJ_DE_STREEP = 0.72


def doelbalkvorm(rijen: Sequence[Doelbalk]) -> dict[str, Any]:
    """Lay out bars from the beginning (0) towards the goal (1); to the left is the wrong way."""
    parts = [min(max(float(rij.deel), MINSTE_DEEL), MEESTE_DEEL) for rij in rijen]
    low = min([0.0, *parts])
    scale = max([1.0, *parts]) + RUIMTE_VOOR_GETAL - low

    def x(deel: float) -> str:
        return pct(deel - low, scale)

    return {
        "rijen": [
            {
                "balk": rij,
                "x": x(min(deel, 0)),
                "breed": pct(abs(deel), scale),
                "soort": "vol" if deel > 0 else "tegen",
                "getal": x(max(deel, 1 if deel > BIJ_DE_STREEP else 0)),
            }
            for rij, deel in zip(rijen, parts, strict=True)
        ],
        "nul": x(0),
        "doel": x(1),
        "as": [{"x": x(deel), "tekst": f"{deel:.0%}"} for deel in (0, 0.5, 1)],
    }


def bedragvorm(rijen: Sequence[Bedragstaaf]) -> list[dict[str, Any]]:
    """Lay out amounts as bars from zero; the largest fills the width. Shown in whole euros."""
    most = max((rij.bedrag for rij in rijen), default=0)
    return [
        {"staaf": rij, "breed": pct(rij.bedrag, most), "bedrag": rond_af(rij.bedrag)}
        for rij in rijen
    ]


def stapelvorm(rijen: Sequence[Stapelstaaf], namen: Sequence[str]) -> list[dict[str, Any]]:
    """Lay out per row a full bar in pieces, one for each value that somebody chose."""
    return [
        {
            "naam": rij.naam,
            "delen": list(_stukken(rij.aantallen)),
            "zin": ", ".join(
                f"{n} {naam}" for n, naam in zip(rij.aantallen, namen, strict=True) if n
            ),
        }
        for rij in rijen
    ]


def _stukken(aantallen: Sequence[int]) -> Iterable[dict[str, Any]]:
    whole, begin = sum(aantallen), 0
    for value, count in enumerate(aantallen, 1):
        if count:
            yield {
                "waarde": value,
                "aantal": count,
                "x": pct(begin, whole),
                "breed": pct(count, whole),
                "midden": pct(begin + count / 2, whole),
            }
        begin += count
