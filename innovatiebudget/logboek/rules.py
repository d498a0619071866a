"""Who may do what on the roof."""

import rules

from deelnemers.personen.rules import is_beheerder, is_coordinator

rules.add_perm("innovatiebudget.lees_logboek", is_coordinator | is_beheerder)
