"""Who may see to work that failed."""

import rules

from deelnemers.personen.rules import is_beheerder

rules.add_perm("innovatiebudget.beheer_werk", is_beheerder)
