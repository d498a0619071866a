"""How a drawing writes its numbers: coordinates, shares and ids."""

from typing import Any
from zlib import crc32


def t(number: Any) -> str:
    """Write a coordinate: at most three decimals, a point."""
    return f"{round(float(number), 3):g}"


def pct(deel: Any, geheel: Any) -> str:
    """Write a share as an SVG percentage; 0 of nothing."""
    return f"{t(100 * float(deel) / float(geheel)) if geheel else 0}%"


def sleutel(data: Any) -> str:
    """Return a stable id for the pattern of a chart, so that two on a page don't clash."""
    return f"p{crc32(repr(data).encode()):x}"
