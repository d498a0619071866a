"""Who may enter applications on behalf of others."""

import rules

from deelnemers.personen.rules import is_coordinator

rules.add_perm("aanvragen.voer_in_namens", is_coordinator)
