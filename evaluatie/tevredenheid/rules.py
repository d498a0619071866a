"""Who sends the questionnaire and who answers it (R52)."""

import rules

from deelnemers.personen.rules import is_coordinator
from evaluatie.tevredenheid.models import Vragenronde
from kern.toegang.wie import Wie


@rules.predicate
def is_genodigd(gebruiker: Wie, vragenronde: Vragenronde | None) -> bool:
    """The user was asked in this questionnaire."""
    return bool(vragenronde and vragenronde.genodigden.filter(gebruiker=gebruiker.pk).exists())


rules.add_perm("evaluatie.vragenronde", is_coordinator)

rules.add_perm("evaluatie.beantwoord", is_genodigd)
