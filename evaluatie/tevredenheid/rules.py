"""Who may do what in the evaluation. The only place that decides it."""

from typing import Any

import rules

from deelnemers.personen.rules import is_coordinator
from evaluatie.tevredenheid.models import Vragenronde


@rules.predicate
def is_genodigd(gebruiker: Any, vragenronde: Vragenronde | None) -> bool:
    """The user was asked in this questionnaire."""
    return bool(vragenronde and vragenronde.genodigden.filter(gebruiker=gebruiker).exists())


rules.add_perm("evaluatie.vragenronde", is_coordinator)

rules.add_perm("evaluatie.beantwoord", is_genodigd)
