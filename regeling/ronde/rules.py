"""Who may do what with a ronde, and who sees one that is not published yet."""

import rules
from django.db.models import Q

from deelnemers.personen.rules import is_coordinator
from kern.toegang.wie import Wie
from kern.toegang.zichtbaarheid import NIETS, registreer_zichtbaarheid
from regeling.ronde.models import Ronde


@rules.predicate
def is_openbaar(_gebruiker: Wie, ronde: Ronde | None) -> bool:
    """A published ronde: for everyone, also without login (W63)."""
    return ronde is not None and ronde.is_openbaar


@registreer_zichtbaarheid("regeling.ronde")
def zichtbaar_voor_coordinator(gebruiker: Wie) -> Q:
    """Every ronde, drafts too (W62)."""
    return ~NIETS if is_coordinator(gebruiker) else NIETS


rules.add_perm("regeling.bekijken", is_openbaar | is_coordinator)
