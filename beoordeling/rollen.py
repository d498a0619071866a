"""Who is what in a committee. Read only; remembered on the user instance until a seat changes."""

from typing import Any

from beoordeling.models import Zetel
from regeling.models import Ronde

_stand = 0  # goes up with every change of seats in this process, so that no memory is stale


def vergeet() -> None:
    """Forget what was remembered; called by the services that change a committee."""
    global _stand
    _stand += 1


def zetels_van(gebruiker: Any) -> list[Zetel]:
    """Return the active seats of a user, newest ronde first, with committee and ronde loaded."""
    if gebruiker is None or not gebruiker.is_authenticated:
        return []
    stand, zetels = getattr(gebruiker, "_zetels", (None, []))
    if stand != _stand:
        zetels = list(
            Zetel.objects.actief()
            .filter(gebruiker=gebruiker)
            .select_related("commissie__ronde", "gebruiker")
            .order_by("-commissie__ronde__opent_op")
        )
        gebruiker._zetels = (_stand, zetels)
    return zetels


def zetel_van(gebruiker: Any, ronde: Ronde | int | None) -> Zetel | None:
    """Return the seat of this user in the committee of the ronde, or None."""
    pk = ronde.pk if isinstance(ronde, Ronde) else ronde
    return next((z for z in zetels_van(gebruiker) if z.commissie.ronde_id == pk), None)


def is_secretaris(gebruiker: Any, ronde: Ronde | int | None = None) -> bool:
    """Whether the user is secretaris of this ronde, or of any without one."""
    return any(not z.scoort for z in _van_ronde(gebruiker, ronde))


def is_commissielid(gebruiker: Any, ronde: Ronde | int | None = None) -> bool:
    """Whether the user gives scores (chair or member) in this ronde, or in any without one."""
    return any(z.scoort for z in _van_ronde(gebruiker, ronde))


def is_voorzitter(gebruiker: Any, ronde: Ronde | int | None = None) -> bool:
    """Whether the user chairs the committee of this ronde, or of any without one."""
    zetels = _van_ronde(gebruiker, ronde)
    return any(z.functie == Zetel.Functie.VOORZITTER for z in zetels)


def in_commissie(gebruiker: Any) -> bool:
    """Whether the user has any seat: asked by the obligation of MFA."""
    return bool(zetels_van(gebruiker))


def _van_ronde(gebruiker: Any, ronde: Ronde | int | None) -> list[Zetel]:
    if ronde is None:
        return zetels_van(gebruiker)
    zetel = zetel_van(gebruiker, ronde)
    return [zetel] if zetel else []
