"""One thing that is missing or wrong in an application, with its place and what to do about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kern.basis.geld import getal

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
        word = "teken" if extra == 1 else "tekens"
        yield onjuist(
            pad,
            f"Maak deze tekst {getal(extra)} {word} korter: {vraag[0].lower()}"
            f"{vraag[1:].rstrip('.')}, in hoogstens {getal(maximum)} tekens.",
        )
