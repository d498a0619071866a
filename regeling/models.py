"""All models of the floor, where Django looks for them; ask them from their kamer."""

from regeling.publicatie.models import RondeVersie
from regeling.ronde.models import (
    Aspect,
    Criterium,
    Doel,
    Doelgroep,
    Ronde,
    RondeGemeente,
    RondeOnderdeel,
    RondeQuerySet,
    Vraag,
)

__all__ = [
    "Aspect",
    "Criterium",
    "Doel",
    "Doelgroep",
    "Ronde",
    "RondeGemeente",
    "RondeOnderdeel",
    "RondeQuerySet",
    "RondeVersie",
    "Vraag",
]
