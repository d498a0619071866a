"""Who may submit, withdraw and read what was received."""

import rules

from aanvragen.velden.rules import is_penvoerder, werkt_mee_aan_aanvraag, ziet_aanvraag
from deelnemers.personen.rules import is_coordinator

rules.add_perm("aanvragen.dien_in", is_penvoerder)

rules.add_perm("aanvragen.trek_in", is_penvoerder)

rules.add_perm("aanvragen.bekijk_toets", werkt_mee_aan_aanvraag | (is_coordinator & ziet_aanvraag))
