"""Who may do what while a project is carried out."""

import rules

from deelnemers.personen.rules import is_coordinator
from uitvoering.project.rules import werkt_aan_project

rules.add_perm("uitvoering.rapporteer", werkt_aan_project)

rules.add_perm("uitvoering.beoordeel_rapportage", is_coordinator)
