"""Who belongs to which municipality, as conditions for the permissions of this floor (R05, R30)."""

import rules

from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.queries import gemeente_van, gemeenten_van
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde


@rules.predicate
def werkt_voor_gemeente(gebruiker: Wie, gemeente: Gemeente | None = None) -> bool:
    """Works for this municipality, or for the one it merged into (R05, R30)."""
    eigen = gemeente_van(gebruiker)
    return eigen is not None and gemeente is not None and gemeente.opvolger().pk == eigen.pk


@rules.predicate
def heeft_gemeente(gebruiker: Wie) -> bool:
    """Works for any municipality."""
    return gemeente_van(gebruiker) is not None


@rules.predicate
def neemt_deel(gebruiker: Wie, ronde: Ronde | None = None) -> bool:
    """Works for a municipality of this ronde."""
    if ronde is None:
        return False
    return gemeenten_van(gebruiker).filter(rondes=ronde).exists()
