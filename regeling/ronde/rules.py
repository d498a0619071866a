"""Who may do what with a ronde."""

import rules

from deelnemers.personen.models import Gebruiker
from deelnemers.personen.rules import is_coordinator
from regeling.ronde.models import Ronde


@rules.predicate
def is_openbaar(_gebruiker: Gebruiker, ronde: Ronde | None) -> bool:
    """A published ronde: for everyone, also without login (W63)."""
    return ronde is not None and ronde.is_openbaar


rules.add_perm("regeling.bekijken", is_openbaar | is_coordinator)
