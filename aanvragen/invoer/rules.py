"""Who may do what with applications; state and deadline are checked in the services."""

import rules

from deelnemers.personen.rules import is_coordinator

rules.add_perm("aanvragen.voer_in_namens", is_coordinator)
