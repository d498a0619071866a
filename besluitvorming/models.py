"""All models of the floor, where Django looks for them; ask them from their kamer."""

from besluitvorming.beschikking.models import Beschikking, BeschikkingQuerySet
from besluitvorming.besluiten.models import Collegebesluit, Projectbesluit
from besluitvorming.bezwaar.models import Bezwaar
from besluitvorming.verdeling.models import Aandeel, AandeelQuerySet
from besluitvorming.voorleggen.models import Voorlegging

__all__ = [
    "Aandeel",
    "AandeelQuerySet",
    "Beschikking",
    "BeschikkingQuerySet",
    "Bezwaar",
    "Collegebesluit",
    "Projectbesluit",
    "Voorlegging",
]
