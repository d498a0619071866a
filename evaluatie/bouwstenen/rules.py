"""Who may do what in the evaluation. The only place that decides it."""

import rules

from deelnemers.personen.rules import is_beheerder

rules.add_perm("evaluatie.bouwstenen_laden", is_beheerder)
