"""Who reads and makes the report, and who judges (R52)."""

import rules

from deelnemers.personen.rules import is_coordinator
from evaluatie.resultaten.rules import is_betrokken, ziet_alle_projecten

rules.add_perm("evaluatie.bekijk_verslag", is_betrokken & ziet_alle_projecten)

rules.add_perm("evaluatie.oordeel", is_coordinator)

rules.add_perm("evaluatie.verslag", is_coordinator & ziet_alle_projecten)
