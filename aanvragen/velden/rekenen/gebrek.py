"""What is still missing or wrong in an application, with its place and what to do about it.

Pure functions over the canonical content (`aanvragen.inhoud`) and the rules of the ronde. The task
list, the check page, submission and import all ask here, so they never disagree. Serves R10, R12,
R13, R14, R15.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kern.basis.geld import getal

MAX_TITEL = 160

MAX_KORT = 200

MAX_SAMENVATTING = 1500

MAX_TEKST = 2000

Inhoudpad = tuple[Any, ...]


@dataclass(frozen=True)
class Gebrek:
    """One thing to do; `pad` is its place in the content, `ontbreekt` tells missing from wrong."""

    pad: Inhoudpad
    melding: str
    ontbreekt: bool = True


def onjuist(pad: Inhoudpad, melding: str) -> Gebrek:
    """Something is filled in, but not right."""
    return Gebrek(pad, melding, ontbreekt=False)


def tekstgebreken(pad: Inhoudpad, waarde: str, vraag: str, maximum: int) -> Iterator[Gebrek]:
    """Ask for a text and hold it to its maximum."""
    if not waarde:
        yield Gebrek(pad, vraag)
    elif (extra := len(waarde) - maximum) > 0:
        woord = "teken" if extra == 1 else "tekens"
        yield onjuist(
            pad,
            f"Maak deze tekst {getal(extra)} {woord} korter: {vraag[0].lower()}"
            f"{vraag[1:].rstrip('.')}, in hoogstens {getal(maximum)} tekens.",
        )
