"""Who may do what with a ronde."""

import rules

from deelnemers.models import Gebruiker
from deelnemers.rules import is_coordinator
from regeling.models import Ronde


@rules.predicate
def is_openbaar(_gebruiker: Gebruiker, ronde: Ronde | None) -> bool:
    """A published ronde: for everyone, also without login (W63)."""
    return ronde is not None and ronde.is_openbaar


rules.add_perm("regeling.bekijken", is_openbaar | is_coordinator)
rules.add_perm("regeling.laden", is_coordinator)
rules.add_perm("regeling.publiceren", is_coordinator)
rules.add_perm("regeling.verlengen", is_coordinator)
rules.add_perm("regeling.wijzigen", is_coordinator)
