"""Who reports on a project, and who reads the report (R40)."""

import rules

from deelnemers.personen.rules import is_coordinator
from uitvoering.project.rules import werkt_aan_project

rules.add_perm("uitvoering.rapporteer", werkt_aan_project)

rules.add_perm("uitvoering.beoordeel_rapportage", is_coordinator)
