"""Which roles someone has, by relation; read only and remembered on the user instance.

Aanstellingen and lidmaatschappen cost one query each per request, whatever is asked and how often.
Committee seats live on a higher floor, which tells through `registreer_mfa` who holds one.
"""

from collections.abc import Callable
from typing import Any

from deelnemers.models import Aanbieder, Aanstelling, Gebruiker, Gemeente, Lidmaatschap
from kern.registers import Register
from kern.tijd import vandaag

_MEMO = "_rollen"
_mfa: Register[Callable[[Gebruiker], bool]] = Register()


def _onthoud(gebruiker: Any, wat: str, haal: Callable[[], list]) -> list:
    """Remember an answer on the instance for one day of the portal's clock."""
    memo = gebruiker.__dict__.setdefault(_MEMO, {})
    sleutel = (wat, vandaag())
    if sleutel not in memo:
        memo[sleutel] = haal()
    return memo[sleutel]


def vergeet(gebruiker: Any) -> None:
    """Forget what was remembered, after a service changed it."""
    gebruiker.__dict__.pop(_MEMO, None)


def _bekend(gebruiker: Any) -> bool:
    return bool(gebruiker and gebruiker.is_authenticated and gebruiker.is_active)


def aanstellingen_van(gebruiker: Any) -> list[Aanstelling]:
    """Return the appointments that hold now, with their municipality."""
    if not _bekend(gebruiker):
        return []

    def lees() -> list[Aanstelling]:
        rijen = Aanstelling.objects.geldig().filter(gebruiker_id=gebruiker.pk)
        return list(rijen.select_related("gemeente"))

    return _onthoud(gebruiker, "aanstellingen", lees)


def lidmaatschappen_van(gebruiker: Any) -> list[Lidmaatschap]:
    """Return the memberships of a user, with their aanbieder, by name."""
    if not _bekend(gebruiker):
        return []

    def lees() -> list[Lidmaatschap]:
        rijen = Lidmaatschap.objects.filter(gebruiker_id=gebruiker.pk)
        return list(rijen.order_by("aanbieder__naam").select_related("aanbieder"))

    return _onthoud(gebruiker, "lidmaatschappen", lees)


def _heeft(gebruiker: Any, rol: str) -> bool:
    return any(aanstelling.rol == rol for aanstelling in aanstellingen_van(gebruiker))


def is_coordinator(gebruiker: Any) -> bool:
    """Whether someone is coördinator of the region."""
    return _heeft(gebruiker, Aanstelling.Rol.COORDINATOR)


def is_beheerder(gebruiker: Any) -> bool:
    """Whether someone manages users and appointments."""
    return _heeft(gebruiker, Aanstelling.Rol.BEHEERDER)


def gemeente_van(gebruiker: Any) -> Gemeente | None:
    """Return the municipality someone works for, or None."""
    return next((a.gemeente for a in aanstellingen_van(gebruiker) if a.gemeente), None)


def aanbieders_van(gebruiker: Any) -> list[Aanbieder]:
    """Return the aanbieders someone works for, by name."""
    return [lid.aanbieder for lid in lidmaatschappen_van(gebruiker)]


def beheert(gebruiker: Any, aanbieder: Aanbieder) -> bool:
    """Whether someone manages this aanbieder: its data and who works there."""
    lidmaatschappen = lidmaatschappen_van(gebruiker)
    return any(lid.beheert and lid.aanbieder_id == aanbieder.pk for lid in lidmaatschappen)


def registreer_mfa(functie: Callable[[Gebruiker], bool]) -> Callable[[Gebruiker], bool]:
    """Let a higher floor say who else must use a second factor, for instance committee members."""
    return _mfa.registreer(functie)


def mfa_verplicht(gebruiker: Any) -> bool:
    """Whether this person needs a second factor; aanbieders may choose."""
    if not _bekend(gebruiker):
        return False
    return bool(aanstellingen_van(gebruiker)) or heeft_andere_rol(gebruiker)


def heeft_andere_rol(gebruiker: Any) -> bool:
    """Whether a higher floor gives this person a role, such as a seat in a committee."""
    return any(functie(gebruiker) for functie in _mfa.alle())
