"""Who may make and write drafts (W10)."""

import rules

from aanvragen.velden.rules import werkt_mee_aan_aanvraag
from deelnemers.organisaties.rules import is_aanbieder, werkt_bij

rules.add_perm("aanvragen.mijn", is_aanbieder)

rules.add_perm("aanvragen.start", werkt_bij)

rules.add_perm("aanvragen.bewerk", werkt_mee_aan_aanvraag)
