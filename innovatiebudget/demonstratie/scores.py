"""Believable scores for the demonstration: the same every time, from the quality in the content."""

import random
from typing import Any

STRENGHEID = (0.3, -0.4, 0.0, 0.5, -0.3)  # how mild or strict each member is
SPREIDING = 1.1


def waarde(bron: str, kwaliteit: float, lid: int, niveaus: list[int]) -> int:
    """Return the level nearest to the quality, with this member's strictness and some noise.

    `bron` names application and criterion, so that the same demonstration gives the same scores.
    """
    # Repeatable on purpose; nothing here has to be unguessable.
    toeval = random.Random(f"{bron}:{lid}").gauss(0, SPREIDING)  # noqa: S311
    doel = kwaliteit + STRENGHEID[lid % len(STRENGHEID)] + toeval
    return min(niveaus, key=lambda niveau: abs(niveau - doel))


def reden(redenen: list[dict[str, Any]], nummer: int, score: int, lid: int) -> str:
    """Return a reason that fits the score: praise when high, doubt when low, both in between."""
    paar = next(r for r in redenen if r["criterium"] == nummer)
    if score >= 8:
        return paar["goed"] if lid % 2 else f"{paar['goed']} Dat weegt voor mij zwaar."
    if score <= 4:
        return paar["minder"] if lid % 2 else f"{paar['minder']} Dat vind ik te mager."
    return f"{paar['goed']} Maar: {paar['minder'][0].lower()}{paar['minder'][1:]}"


def motivering(redenen: list[dict[str, Any]], keuze: str, cijfer: Any) -> str:
    """Return the reasons of the committee for its line in the advice."""
    goed = " ".join(r["goed"] for r in redenen[:3])
    minder = " ".join(r["minder"] for r in redenen[2:4])
    if keuze == "in":
        return f"{goed} De commissie vraagt aandacht voor het volgende. {minder}"
    return (
        f"De commissie ziet sterke punten. {redenen[0]['goed']} "
        f"Toch is het plan niet sterk genoeg. {minder}"
    )
