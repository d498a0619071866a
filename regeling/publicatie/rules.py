"""Who may do what with a ronde."""

import rules

from deelnemers.personen.rules import is_coordinator

rules.add_perm("regeling.publiceren", is_coordinator)

rules.add_perm("regeling.verlengen", is_coordinator)

rules.add_perm("regeling.wijzigen", is_coordinator)
