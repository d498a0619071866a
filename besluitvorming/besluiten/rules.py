"""Who follows the decisions, and who records one: every college decides for itself (R30)."""

import rules

from aanvragen.velden.models import Aanvraag
from beoordeling.advies.rules import mag_het_geheel_kennen
from beoordeling.commissie.rules import in_commissie
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.verdeling.rules import heeft_gemeente, neemt_deel, werkt_voor_gemeente
from deelnemers.personen.rules import is_coordinator
from kern.toegang.wie import Wie


@rules.predicate
def besluit_mee(gebruiker: Wie, aanvraag: Aanvraag | None = None) -> bool:
    """Works for a municipality whose college decides on this application."""
    if aanvraag is None or not heeft_gemeente.test(gebruiker):
        return False
    return Aandeel.objects.van(gebruiker).filter(aanvraag=aanvraag).exists()


# asked with the ronde: W20 and W25 hold for the members of its committee
rules.add_perm(
    "besluitvorming.bord", mag_het_geheel_kennen & (is_coordinator | neemt_deel | in_commissie)
)

rules.add_perm("besluitvorming.college", heeft_gemeente)

rules.add_perm("besluitvorming.besluit", werkt_voor_gemeente)

rules.add_perm("besluitvorming.besluiten_volgen", is_coordinator | besluit_mee)
