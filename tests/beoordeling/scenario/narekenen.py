"""A second way to compute what the exploration computes: slow, plain, sharing no code with it.

Sets by trying all of them; variations by loops over the same draws.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np

from beoordeling.scenario.rekenen.opgave import Kandidaat, Opgave


def bedragen_van(opgave: Opgave, kandidaat: Kandidaat) -> list[int]:
    """Every amount the candidate may get, nothing included."""
    if kandidaat.aanvraag in opgave.vast_uit:
        return [0]
    if kandidaat.cijfer < opgave.minimaal_cijfer and kandidaat.aanvraag not in opgave.vast_in:
        return [0]
    bedragen = [kandidaat.gevraagd]
    while opgave.deel.stap and opgave.deel.minimum < 100:
        minder = bedragen[-1] - opgave.deel.stap
        if Fraction(minder, kandidaat.gevraagd) < Fraction(opgave.deel.minimum, 100):
            break
        bedragen.append(minder)
    return bedragen if kandidaat.aanvraag in opgave.vast_in else [0, *bedragen]


def mogelijke_sets(opgave: Opgave) -> Iterator[tuple[int, ...]]:
    """Every set that meets ceiling, pins, quality and bounds: an amount per candidate."""
    for bedragen in product(*(bedragen_van(opgave, k) for k in opgave.kandidaten)):
        if sum(bedragen) <= opgave.plafond and all(
            _houdt(opgave, g, bedragen) for g in opgave.grenzen
        ):
            yield bedragen


def _houdt(opgave: Opgave, grens: Any, bedragen: tuple[int, ...]) -> bool:
    telling: Fraction = Fraction(0)
    for kandidaat, bedrag in zip(opgave.kandidaten, bedragen, strict=True):
        deel = kandidaat.delen.get((grens.soort, grens.code), 0)
        if bedrag and deel:
            telling += 1 if grens.eenheid == "projecten" else Fraction(deel * bedrag, 1_000_000)
    return (grens.minimum is None or telling >= grens.minimum) and (
        grens.maximum is None or telling <= grens.maximum
    )


def worth(opgave: Opgave, bedragen: tuple[int, ...]) -> Fraction:
    """What the set is worth, as a fraction; the unit differs from the other computation by a constant."""
    som = Fraction(0)
    for kandidaat, bedrag in zip(opgave.kandidaten, bedragen, strict=True):
        cijfer = Fraction(kandidaat.cijfer, 100)
        if opgave.waarderegel == "cijfer":
            som += cijfer * Fraction(bedrag, kandidaat.gevraagd)
        elif opgave.waarderegel == "cijfer_euro":
            som += cijfer * bedrag
        else:
            som += (cijfer - Fraction(opgave.minimaal_cijfer, 100)) * bedrag
    return som


def beste_waarde(opgave: Opgave) -> Fraction | None:
    """The worth of the best set; None when no set is possible."""
    return max((worth(opgave, bedragen) for bedragen in mogelijke_sets(opgave)), default=None)


def frequenties(opgave: Opgave, trekkingen: int, zaad: int, per_keer: int) -> dict[int, int]:
    """Count by loops in how many draws each candidate is in."""
    bron = np.random.Generator(np.random.PCG64(zaad))
    leden = len(opgave.kandidaten[0].gegeven)
    tel = {kandidaat.aanvraag: 0 for kandidaat in opgave.kandidaten}
    for begin in range(0, trekkingen, per_keer):
        aantal = min(per_keer, trekkingen - begin)
        toeval = bron.random((aantal, len(opgave.gewichten))).tolist()
        getrokken = bron.integers(0, leden, size=(aantal, leden)).tolist()
        for trek, wie in zip(toeval, getrokken, strict=True):
            for aanvraag in _erin(opgave, trek, wie):
                tel[aanvraag] += 1
    return tel


def _erin(opgave: Opgave, trek: list[float], wie: list[int]) -> list[int]:
    gewichten = [
        Fraction(gewicht) * (1 + Fraction(opgave.marge, 100) * (2 * Fraction(toeval) - 1))
        for gewicht, toeval in zip(opgave.gewichten, trek, strict=True)
    ]
    rij = []
    for plaats, kandidaat in enumerate(opgave.kandidaten):
        gegeven = [kandidaat.gegeven[lid] for lid in wie if kandidaat.gegeven[lid] is not None]
        gegeven = gegeven or [waarden for waarden in kandidaat.gegeven if waarden is not None]
        cijfer = sum(
            gewicht * Fraction(sum(waarden[c] for waarden in gegeven if waarden), len(gegeven))
            for c, gewicht in enumerate(gewichten)
        ) / sum(gewichten)
        honderdsten = int(cijfer * 100 + Fraction(1, 2))
        rij.append((kandidaat.aanvraag not in opgave.vast_in, -honderdsten, plaats))
    over, erin = opgave.plafond, []
    for los, min_cijfer, plaats in sorted(rij):
        kandidaat = opgave.kandidaten[plaats]
        goed = not los or -min_cijfer >= opgave.minimaal_cijfer
        if goed and kandidaat.aanvraag not in opgave.vast_uit and kandidaat.gevraagd <= over:
            over -= kandidaat.gevraagd
            erin.append(kandidaat.aanvraag)
    return erin
