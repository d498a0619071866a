"""Who may do what while a project is carried out."""

import rules

from deelnemers.personen.rules import is_coordinator

rules.add_perm("uitvoering.start", is_coordinator)

rules.add_perm("uitvoering.rond_af", is_coordinator)
