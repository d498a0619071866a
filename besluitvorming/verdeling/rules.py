"""Who may do what: every college decides for itself, the coördinator writes the letters (R30)."""

from typing import Any

import rules

from beoordeling.weging.models import Advies
from besluitvorming.verdeling.models import gemeenten_van
from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.queries import gemeente_van


@rules.predicate
def werkt_voor_gemeente(gebruiker: Any, gemeente: Gemeente | None = None) -> bool:
    """Works for this municipality, or for the one it merged into (R05, R30)."""
    eigen = gemeente_van(gebruiker)
    return eigen is not None and gemeente is not None and gemeente.opvolger().pk == eigen.pk


@rules.predicate
def heeft_gemeente(gebruiker: Any) -> bool:
    """Works for any municipality."""
    return gemeente_van(gebruiker) is not None


@rules.predicate
def neemt_deel(gebruiker: Any, advies: Advies | None = None) -> bool:
    """Works for a municipality of the ronde of the advice."""
    if advies is None:
        return False
    return gemeenten_van(gebruiker).filter(rondes=advies.ronde_id).exists()
