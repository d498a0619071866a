"""The formal check as pure rules: bounds, what stands in the way of admitting, grounds (W13)."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypedDict

from kern.basis.tekst import opsomming
from kern.basis.termijnen import datum_lang

MEESTE_HERSTELDAGEN = 42

MAX_TOETSREDEN = 2000


class Toetsoordeel(StrEnum):
    """Whether an application meets one criterion."""

    VOLDOET = "voldoet"
    NIET = "voldoet_niet"
    AANVULLEN = "aanvullen"


class Grond(TypedDict):
    """One ground in the letter; without a number it is about no criterion."""

    nummer: int | None
    titel: str
    reden: str


def toelatingsbezwaar(nummers: Iterable[int], oordelen: Mapping[int, str]) -> str:
    """Return why an application can't be admitted yet, or an empty text (R04).

    `nummers` are the criteria of the ronde, `oordelen` the results so far by number.
    """
    unchecked = [n for n in nummers if n not in oordelen]
    unmet = [n for n, oordeel in oordelen.items() if oordeel != Toetsoordeel.VOLDOET]
    sentences = []
    if unchecked:
        sentences.append(f"Nog niet gecontroleerd: criterium {opsomming(unchecked)}.")
    if unmet:
        sentences.append(f"Voldoet nog niet: criterium {opsomming(sorted(unmet))}.")
    if not sentences:
        return ""
    return (
        "U kunt deze aanvraag nog niet toelaten. Zij moet aan alle criteria voldoen. "
        + " ".join(sentences)
    )


def grond_zonder_aanvulling(gevraagd: date, uiterlijk: date) -> Grond:
    """Return the ground that what was asked for did not come."""
    return {
        "nummer": None,
        "titel": "Niet aangevuld",
        "reden": (
            f"Op {datum_lang(gevraagd)} is gevraagd om een aanvulling, uiterlijk "
            f"{datum_lang(uiterlijk)}. Er is geen aanvulling ontvangen."
        ),
    }
