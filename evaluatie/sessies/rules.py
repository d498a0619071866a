"""Who may do what in the evaluation. The only place that decides it."""

import rules

from deelnemers.personen.rules import is_coordinator

rules.add_perm("evaluatie.kennissessie", is_coordinator)
