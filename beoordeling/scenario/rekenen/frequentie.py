"""How often a project gets in when weights and members vary: selection frequency, never a probability.

Each of the draws varies every weight evenly within the published margin and scales them back to one, and draws
as many members as there are, with replacement. The set is then filled down the list: from the best
score, and what no longer fits under the ceiling is passed over. Fixed seed: the same question gives the same answer.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from beoordeling.scenario.rekenen.opgave import Kandidaat, Opgave

TREKKINGEN = 10_000
PER_KEER = 1_000  # draws in memory at once

VRIJWEL_ALTIJD, VRIJWEL_NOOIT = 95, 5  # whole per cents

Getallen = NDArray[np.float64]


@dataclass(frozen=True)
class Frequentie:
    """In how many of the draws each application got in."""

    trekkingen: int
    zaad: int
    aantallen: dict[int, int]

    def procent(self, aanvraag: int) -> int:
        """Whole per cents, half up; 100 and 0 only when exactly so."""
        aantal = self.aantallen[aanvraag]
        if aantal in (0, self.trekkingen):
            return 100 if aantal else 0
        return min(max((200 * aantal + self.trekkingen) // (2 * self.trekkingen), 1), 99)

    def groep(self, aanvraag: int) -> str:
        """`altijd`, `wisselt` or `nooit`, by the draws themselves and not by what is shown."""
        honderdvoud = 100 * self.aantallen[aanvraag]
        if honderdvoud >= VRIJWEL_ALTIJD * self.trekkingen:
            return "altijd"
        return "nooit" if honderdvoud <= VRIJWEL_NOOIT * self.trekkingen else "wisselt"


def frequentie(opgave: Opgave, *, trekkingen: int = TREKKINGEN, zaad: int) -> Frequentie:
    """Count in how many draws each candidate gets in; ten thousand of 200 projects take under a second."""
    bron = np.random.Generator(np.random.PCG64(zaad))
    aantallen = np.zeros(len(opgave.kandidaten), dtype=np.int64)
    for begin in range(0, trekkingen, PER_KEER):
        cijfers = trek_cijfers(opgave, min(PER_KEER, trekkingen - begin), bron)
        aantallen += vul(opgave, cijfers).sum(axis=0)
    namen = [kandidaat.aanvraag for kandidaat in opgave.kandidaten]
    return Frequentie(trekkingen, zaad, dict(zip(namen, aantallen.tolist(), strict=True)))


def trek_cijfers(opgave: Opgave, trekkingen: int, bron: np.random.Generator) -> NDArray[np.int64]:
    """Return scores in hundredths, draws x candidates, for varied weights and drawn members.

    A member who does not count for a candidate is left out there; when none of the drawn members counts,
    all who count do.
    """
    waarden, geldig = _waarden(opgave.kandidaten, len(opgave.gewichten))
    leden = geldig.shape[1]
    marge = opgave.marge / 100
    trek = bron.random((trekkingen, len(opgave.gewichten)))
    gewichten = np.array(opgave.gewichten, dtype=float) * (1 + marge * (2 * trek - 1))
    gewichten /= gewichten.sum(axis=1, keepdims=True)
    getrokken = bron.integers(0, leden, size=(trekkingen, leden))
    keren = (getrokken[:, :, None] == np.arange(leden)).sum(axis=1).astype(float)
    kandidaten = len(waarden)
    per_lid = waarden.transpose(1, 0, 2).reshape(leden, -1)
    teller = (keren @ per_lid).reshape(trekkingen, kandidaten, -1)
    noemer = keren @ geldig.T
    alle = waarden.sum(axis=1) / geldig.sum(axis=1)[:, None]
    cijfers = (teller @ gewichten[:, :, None])[:, :, 0] / np.maximum(noemer, 1)
    cijfers = np.where(noemer > 0, cijfers, gewichten @ alle.T)
    honderdsten: NDArray[np.int64] = np.floor(cijfers * 100 + 0.5 + 1e-9).astype(np.int64)
    return honderdsten


def _waarden(kandidaten: tuple[Kandidaat, ...], criteria: int) -> tuple[Getallen, Getallen]:
    """Return values (candidate x member x criterium; 0 where not valid) and who counts (candidate x member)."""
    leden = max(len(kandidaat.gegeven) for kandidaat in kandidaten)
    leeg = (0,) * criteria
    rijen = [[gegeven or leeg for gegeven in k.gegeven] for k in kandidaten]
    geldig = [[gegeven is not None for gegeven in k.gegeven] for k in kandidaten]
    waarden = np.array(rijen, dtype=float).reshape(len(kandidaten), leden, criteria)
    return waarden, np.array(geldig, dtype=float)


def vul(opgave: Opgave, cijfers: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Fill the set down the list for every draw: what is pinned first, then by score, ties in the published order."""
    kosten = np.array([kandidaat.gevraagd for kandidaat in opgave.kandidaten], dtype=np.int64)
    vast = np.array([k.aanvraag in opgave.vast_in for k in opgave.kandidaten])
    uit = np.array([k.aanvraag in opgave.vast_uit for k in opgave.kandidaten])
    mag = ~uit & (vast | (cijfers >= opgave.minimaal_cijfer))
    volgorde = np.argsort(-np.where(vast, np.iinfo(np.int64).max, cijfers), axis=1, kind="stable")
    besteed = np.zeros(len(cijfers), dtype=np.int64)
    gekozen = np.zeros(cijfers.shape, dtype=bool)
    rijen = np.arange(len(cijfers))
    for plaats in range(cijfers.shape[1]):
        wie = volgorde[:, plaats]
        past = mag[rijen, wie] & (besteed + kosten[wie] <= opgave.plafond)
        besteed += np.where(past, kosten[wie], 0)
        gekozen[rijen, wie] = past
    return gekozen
