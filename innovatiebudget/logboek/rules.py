"""Who may read the log (W61)."""

import rules

from deelnemers.personen.rules import is_beheerder, is_coordinator

rules.add_perm("innovatiebudget.lees_logboek", is_coordinator | is_beheerder)

rules.add_perm("innovatiebudget.lees_controle", is_beheerder)
