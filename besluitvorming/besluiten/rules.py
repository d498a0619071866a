"""Who follows the decisions, and who records one: every college decides for itself (R30)."""

from typing import Any

import rules

from aanvragen.velden.models import Aanvraag
from beoordeling.advies.rules import is_nergens_verschoond
from beoordeling.weging.models import Advies
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.verdeling.rules import heeft_gemeente, neemt_deel, werkt_voor_gemeente
from deelnemers.personen.rules import is_coordinator
from regeling.ronde.models import Ronde


@rules.predicate
def besluit_mee(gebruiker: Any, aanvraag: Aanvraag | None = None) -> bool:
    """Works for a municipality whose college decides on this application."""
    if aanvraag is None or not heeft_gemeente.test(gebruiker):
        return False
    return Aandeel.objects.van(gebruiker).filter(aanvraag=aanvraag).exists()


@rules.predicate
def zonder_belang_in_ronde(gebruiker: Any, ronde: Ronde | None = None) -> bool:
    """Sits in the committee of this ronde without an interest in any application (W20)."""
    return ronde is not None and is_nergens_verschoond.test(gebruiker, Advies(ronde=ronde))


rules.add_perm("besluitvorming.bord", is_coordinator | neemt_deel | zonder_belang_in_ronde)

rules.add_perm("besluitvorming.college", heeft_gemeente)

rules.add_perm("besluitvorming.besluit", werkt_voor_gemeente)

rules.add_perm("besluitvorming.besluiten_volgen", is_coordinator | besluit_mee)
