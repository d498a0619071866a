"""Which applications someone may see (W62): the union of what each floor allows.

Every floor registers a function `(gebruiker) -> Q` in its `AppConfig.ready()`; nobody imports
upwards. A Q must not join a relation with many rows (use `pk__in` or `Exists`), so that nothing
shows up twice.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from kern.registers import Register

_functies: Register[Callable[[Any], Q]] = Register()
NIETS = Q(pk__in=[])


def registreer(functie: Callable[[Any], Q]) -> Callable[[Any], Q]:
    """Let a floor say what its people may see; serves as a decorator."""
    return _functies.registreer(functie)


def voor(gebruiker: Any) -> Q:
    """Return the condition for this person; nothing for a visitor or someone who left."""
    if not gebruiker or not gebruiker.is_authenticated or not gebruiker.is_active:
        return NIETS
    voorwaarde = NIETS
    for functie in _functies.alle():
        voorwaarde |= functie(gebruiker)
    return voorwaarde
