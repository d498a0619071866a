"""Everything that can happen between the advice and the letter."""

from besluitvorming.services.beschikken import (
    maak_beschikking,
    registreer_bezwaar,
    toe_te_kennen,
    verstuur_beschikking,
)
from besluitvorming.services.besluiten import (
    Besluit,
    bereken_aandelen,
    leg_collegebesluit_vast,
    leg_voor,
)

__all__ = [
    "Besluit",
    "bereken_aandelen",
    "leg_collegebesluit_vast",
    "leg_voor",
    "maak_beschikking",
    "registreer_bezwaar",
    "toe_te_kennen",
    "verstuur_beschikking",
]
