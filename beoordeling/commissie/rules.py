"""Who is what in the committee of the ronde of an object, and who composes it (R20).

The kamers above build their permissions from these predicates.
"""

import rules
from django.db.models import Model

from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.commissie.queries import (
    is_commissielid_in,
    is_secretaris_in,
    is_voorzitter_in,
    zetel_van,
)
from deelnemers.personen.rules import is_coordinator
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde


def ronde_van(obj: Model | None) -> int | None:
    """Return the id of the ronde an object belongs to; None for what belongs to no ronde."""
    match obj:
        case Ronde():
            return obj.pk
        case Zetel():
            return obj.commissie.ronde_id
        case _:  # committee, application, advice
            return getattr(obj, "ronde_id", None)


@rules.predicate
def is_secretaris(gebruiker: Wie, obj: Model | None = None) -> bool:
    """Secretaris of the ronde of `obj`."""
    return is_secretaris_in(gebruiker, ronde_van(obj))


@rules.predicate
def is_beoordelaar(gebruiker: Wie, obj: Model | None = None) -> bool:
    """Chair or member of the ronde of `obj`: who gives scores."""
    return is_commissielid_in(gebruiker, ronde_van(obj))


@rules.predicate
def is_voorzitter(gebruiker: Wie, obj: Model | None = None) -> bool:
    """Chair of the ronde of `obj`."""
    return is_voorzitter_in(gebruiker, ronde_van(obj))


@rules.predicate
def is_eigen_zetel(gebruiker: Wie, zetel: Zetel | None = None) -> bool:
    """The seat is active and taken by this very user."""
    return bool(zetel and zetel.beeindigd_op is None and zetel.gebruiker_id == gebruiker.pk)


@rules.predicate
def commissie_is_gestart(gebruiker: Wie, obj: Model | None = None) -> bool:
    """The committee of the ronde of `obj` was complete and has started (R20)."""
    zetel = zetel_van(gebruiker, ronde_van(obj))
    return bool(zetel and zetel.commissie.status == Commissie.Status.GESTART)


in_commissie = is_secretaris | is_beoordelaar

rules.add_perm("beoordeling.commissie_beheren", is_coordinator)

rules.add_perm("beoordeling.commissie_bekijken", is_coordinator | in_commissie)
