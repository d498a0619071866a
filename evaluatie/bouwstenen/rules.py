"""Who may take in the code lists, and who says what an indicator tells about them (X04)."""

import rules

from deelnemers.personen.rules import is_beheerder, is_coordinator

rules.add_perm("evaluatie.bouwstenen_laden", is_beheerder)

rules.add_perm("evaluatie.label_indicator", is_coordinator)
