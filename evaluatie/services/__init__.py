"""Everything that can happen in the evaluation, one function per act."""

from evaluatie.services.bouwstenen import laad_bouwstenen, label_indicator
from evaluatie.services.casussen import voeg_casus_toe, wijzig_casus
from evaluatie.services.oordelen import VERSLAG, leg_oordeel_vast, maak_verslag
from evaluatie.services.sessies import houd_kennissessie, voeg_inzicht_toe
from evaluatie.services.vragenlijst import (
    beantwoord,
    betrokkenen,
    start_vragenronde,
    vragen_voor,
)

__all__ = [
    "VERSLAG",
    "beantwoord",
    "betrokkenen",
    "houd_kennissessie",
    "laad_bouwstenen",
    "label_indicator",
    "leg_oordeel_vast",
    "maak_verslag",
    "start_vragenronde",
    "voeg_casus_toe",
    "voeg_inzicht_toe",
    "vragen_voor",
    "wijzig_casus",
]
