"""Who records knowledge sessions and what was learned (R51)."""

import rules

from deelnemers.personen.rules import is_coordinator

rules.add_perm("evaluatie.kennissessie", is_coordinator)
