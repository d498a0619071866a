"""HTTP of this floor."""

from besluitvorming.views.bord import bord
from besluitvorming.views.brieven import (
    alles_maken,
    alles_versturen,
    brief,
    brieven,
    maken,
    versturen,
)
from besluitvorming.views.college import besluit, bezwaar, college
from besluitvorming.views.voorleggen import voorleggen

__all__ = [
    "alles_maken",
    "alles_versturen",
    "besluit",
    "bezwaar",
    "bord",
    "brief",
    "brieven",
    "college",
    "maken",
    "versturen",
    "voorleggen",
]
