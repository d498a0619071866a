"""Who may take in a ronde."""

import rules

from deelnemers.personen.rules import is_coordinator

rules.add_perm("regeling.laden", is_coordinator)
