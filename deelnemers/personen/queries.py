"""Which roles someone has, by relation; read only and remembered on the user instance.

Aanstellingen and lidmaatschappen cost one query each per request, whatever is asked and how often.
Committee seats live on a higher floor, which tells through `registreer_mfa` who holds one.
"""

from collections.abc import Callable
from typing import Any

from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.models import Aanstelling, Gebruiker
from kern.basis.register import Register
from kern.basis.tijd import vandaag

_MEMO = "_rollen"

andere_rollen: Register[Callable[[Gebruiker], bool]] = Register()


def onthoud_bij_gebruiker(gebruiker: Any, wat: str, haal: Callable[[], list]) -> list:
    """Remember an answer on the instance for one day of the portal's clock."""
    memo = gebruiker.__dict__.setdefault(_MEMO, {})
    sleutel = (wat, vandaag())
    if sleutel not in memo:
        memo[sleutel] = haal()
    return memo[sleutel]


def vergeet_rollen(gebruiker: Any) -> None:
    """Forget what was remembered, after a service changed it."""
    gebruiker.__dict__.pop(_MEMO, None)


def is_bekend(gebruiker: Any) -> bool:
    return bool(gebruiker and gebruiker.is_authenticated and gebruiker.is_active)


def aanstellingen_van(gebruiker: Any) -> list[Aanstelling]:
    """Return the appointments that hold now, with their municipality."""
    if not is_bekend(gebruiker):
        return []

    def lees() -> list[Aanstelling]:
        rijen = Aanstelling.objects.geldig().filter(gebruiker_id=gebruiker.pk)
        return list(rijen.select_related("gemeente"))

    return onthoud_bij_gebruiker(gebruiker, "aanstellingen", lees)


def heeft_aanstelling(gebruiker: Any, rol: str) -> bool:
    return any(aanstelling.rol == rol for aanstelling in aanstellingen_van(gebruiker))


def aangesteld_als_coordinator(gebruiker: Any) -> bool:
    """Whether someone is coördinator of the region."""
    return heeft_aanstelling(gebruiker, Aanstelling.Rol.COORDINATOR)


def aangesteld_als_beheerder(gebruiker: Any) -> bool:
    """Whether someone manages users and appointments."""
    return heeft_aanstelling(gebruiker, Aanstelling.Rol.BEHEERDER)


def gemeente_van(gebruiker: Any) -> Gemeente | None:
    """Return the municipality someone works for, or None."""
    return next((a.gemeente for a in aanstellingen_van(gebruiker) if a.gemeente), None)


def registreer_andere_rol(functie: Callable[[Gebruiker], bool]) -> Callable[[Gebruiker], bool]:
    """Let a higher floor say who else must use a second factor, for instance committee members."""
    return andere_rollen.registreer(functie)


def mfa_verplicht(gebruiker: Any) -> bool:
    """Whether this person needs a second factor; aanbieders may choose."""
    if not is_bekend(gebruiker):
        return False
    return bool(aanstellingen_van(gebruiker)) or heeft_andere_rol(gebruiker)


def heeft_andere_rol(gebruiker: Any) -> bool:
    """Whether a higher floor gives this person a role, such as a seat in a committee."""
    return any(functie(gebruiker) for functie in andere_rollen.alle())
