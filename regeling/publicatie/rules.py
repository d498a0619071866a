"""Who may publish a ronde and change what was published."""

import rules

from deelnemers.personen.rules import is_coordinator

rules.add_perm("regeling.publiceren", is_coordinator)

rules.add_perm("regeling.verlengen", is_coordinator)

rules.add_perm("regeling.wijzigen", is_coordinator)
