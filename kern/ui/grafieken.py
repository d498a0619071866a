"""The data of the charts: what a view hands to a tag of `kern.templatetags.grafieken`.

Numbers as they were measured, texts Dutch and ready to show. Beside a chart stands a table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kern.ui.stukken import Bedrag


@dataclass(frozen=True)
class Doelbalk:
    """How far one goal came: `deel` is 0 at the beginning, 1 at the goal, below 0 the wrong way."""

    naam: str
    deel: Decimal
    tekst: str  # "92%"
    bij: str = ""


@dataclass(frozen=True)
class Bedragstaaf:
    """An amount as a bar; `soort` says how dark it is."""

    naam: str
    bedrag: Bedrag
    soort: Literal["vol", "midden", "licht"] = "vol"


@dataclass(frozen=True)
class Stapelstaaf:
    """The answers to one question: how many people per value of the scale, in its order."""

    naam: str
    aantallen: Sequence[int]


@dataclass(frozen=True)
class VoorNa:
    """One before and after; `na` None: there is no second measurement."""

    naam: str
    voor: int
    na: int | None = None
    bij: str = ""
