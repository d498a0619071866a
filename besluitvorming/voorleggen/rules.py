"""Who puts the advice before the colleges, and whether it lies with them (R30)."""

from typing import Any

import rules

from beoordeling.weging.models import Advies
from besluitvorming.verdeling.models import Aandeel
from deelnemers.personen.rules import is_coordinator
from kern.toegang.wie import Wie


@rules.predicate
def ligt_bij_de_colleges(gebruiker: Wie, obj: Any = None) -> bool:
    """The advice on this application, or this advice, was put before the colleges."""
    if isinstance(obj, Advies):
        return Aandeel.objects.filter(advies=obj).exists()
    return obj is not None and Aandeel.objects.filter(aanvraag=obj).exists()


rules.add_perm("besluitvorming.leg_voor", is_coordinator)
