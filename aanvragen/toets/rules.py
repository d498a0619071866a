"""Who may check what was received (W13)."""

import rules

from aanvragen.velden.rules import ziet_aanvraag
from deelnemers.personen.rules import is_coordinator

rules.add_perm("aanvragen.werklijst", is_coordinator)

rules.add_perm("aanvragen.toets", is_coordinator & ziet_aanvraag)
