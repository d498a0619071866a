"""Who starts a project, and who ends it: the coördinator (R40)."""

import rules

from deelnemers.personen.rules import is_coordinator

rules.add_perm("uitvoering.start", is_coordinator)

rules.add_perm("uitvoering.rond_af", is_coordinator)
