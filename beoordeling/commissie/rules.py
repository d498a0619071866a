"""Who may do what on this floor (R20, W20, W21). The only place that decides it.

Who may weigh, set down and read the advice (R23-R25, W20). Loaded beside rules.py.
"""

from typing import Any

import rules

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.commissie.queries import (
    is_commissielid_in,
    is_secretaris_in,
    is_voorzitter_in,
    zetel_van,
)
from beoordeling.scoren.models import Beoordeling
from beoordeling.weging.models import Advies
from deelnemers.personen.rules import is_coordinator
from regeling.ronde.models import Ronde


def ronde_van(obj: Any) -> int | None:
    """Return the id of the ronde an object of this floor, or an application, belongs to."""
    match obj:
        case Ronde():
            return obj.pk
        case Commissie() | Aanvraag() | Advies():
            return obj.ronde_id
        case Zetel():
            return obj.commissie.ronde_id
        case Beoordeling():
            return obj.aanvraag.ronde_id
        case _:
            return None


@rules.predicate
def is_secretaris(gebruiker: Any, obj: Any = None) -> bool:
    """Secretaris of the ronde of `obj`."""
    return is_secretaris_in(gebruiker, ronde_van(obj))


@rules.predicate
def is_beoordelaar(gebruiker: Any, obj: Any = None) -> bool:
    """Chair or member of the ronde of `obj`: who gives scores."""
    return is_commissielid_in(gebruiker, ronde_van(obj))


@rules.predicate
def is_voorzitter(gebruiker: Any, obj: Any = None) -> bool:
    """Chair of the ronde of `obj`."""
    return is_voorzitter_in(gebruiker, ronde_van(obj))


@rules.predicate
def is_eigen_zetel(gebruiker: Any, zetel: Zetel | None = None) -> bool:
    """The seat is active and taken by this very user."""
    return bool(zetel and zetel.beeindigd_op is None and zetel.gebruiker_id == gebruiker.pk)


@rules.predicate
def commissie_is_gestart(gebruiker: Any, obj: Any = None) -> bool:
    """The committee of the ronde of `obj` was complete and has started (R20)."""
    zetel = zetel_van(gebruiker, ronde_van(obj))
    return bool(zetel and zetel.commissie.status == Commissie.Status.GESTART)


rules.add_perm("beoordeling.commissie_beheren", is_coordinator)

rules.add_perm("beoordeling.commissie_bekijken", is_coordinator | is_secretaris | is_beoordelaar)


in_commissie = is_secretaris | is_beoordelaar
