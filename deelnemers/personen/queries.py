"""Which appointments someone holds; read only and remembered on the user instance.

The appointments of a user cost one query per request, whatever is asked and how often. Committee
seats live on a higher floor, which tells through `registreer_andere_rol` who holds one.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeGuard, TypeVar

from django.db.models import Prefetch, Q, QuerySet

from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.models import Aanstelling, Gebruiker
from kern.basis.register import Register
from kern.basis.tijd import vandaag
from kern.toegang.wie import Wie

T = TypeVar("T")

_MEMO = "_rollen"

andere_rollen: Register[Callable[[Wie], bool]] = Register()


def onthoud_bij_gebruiker(gebruiker: Wie, wat: str, haal: Callable[[], list[T]]) -> list[T]:
    """Remember an answer on the instance for one day of the portal's clock."""
    memo = gebruiker.__dict__.setdefault(_MEMO, {})
    key = (wat, vandaag())
    if key not in memo:
        memo[key] = haal()
    return memo[key]


def vergeet_rollen(gebruiker: Wie) -> None:
    """Forget what was remembered, after a service changed it."""
    gebruiker.__dict__.pop(_MEMO, None)


def is_bekend(gebruiker: Wie | None) -> TypeGuard[Gebruiker]:
    """Whether this is someone who is logged in and whose account is still in use."""
    return isinstance(gebruiker, Gebruiker) and gebruiker.is_active


def aanstellingen_van(gebruiker: Wie | None) -> list[Aanstelling]:
    """Return the appointments that hold now, with their municipality."""
    if not is_bekend(gebruiker):
        return []
    rows = Aanstelling.objects.geldig().filter(gebruiker_id=gebruiker.pk)
    return onthoud_bij_gebruiker(
        gebruiker, "aanstellingen", lambda: list(rows.select_related("gemeente"))
    )


def heeft_aanstelling(gebruiker: Wie | None, rol: str) -> bool:
    """Whether someone is appointed in this role now."""
    return any(aanstelling.rol == rol for aanstelling in aanstellingen_van(gebruiker))


def aangesteld_als_coordinator(gebruiker: Wie | None) -> bool:
    """Whether someone is coördinator of the region."""
    return heeft_aanstelling(gebruiker, Aanstelling.Rol.COORDINATOR)


def aangesteld_als_beheerder(gebruiker: Wie | None) -> bool:
    """Whether someone manages users and appointments."""
    return heeft_aanstelling(gebruiker, Aanstelling.Rol.BEHEERDER)


def gemeente_van(gebruiker: Wie | None) -> Gemeente | None:
    """Return the municipality someone works for, or None."""
    return next((a.gemeente for a in aanstellingen_van(gebruiker) if a.gemeente), None)


def gemeenten_van(gebruiker: Wie | None) -> QuerySet[Gemeente]:
    """Return the municipality someone works for, and those that merged into it (R05)."""
    own = gemeente_van(gebruiker)
    if own is None:
        return Gemeente.objects.none()
    opgegaan = Q(opgevolgd_door=own, geldig_tot__lt=vandaag())
    return Gemeente.objects.filter(Q(pk=own.pk) | opgegaan)


def registreer_andere_rol(functie: Callable[[Wie], bool]) -> Callable[[Wie], bool]:
    """Let a higher floor say who else must use a second factor, for instance committee members."""
    return andere_rollen.registreer(functie)


def mfa_verplicht(gebruiker: Wie | None) -> bool:
    """Whether this person needs a second factor; aanbieders may choose."""
    if not is_bekend(gebruiker):
        return False
    return bool(aanstellingen_van(gebruiker)) or heeft_andere_rol(gebruiker)


def heeft_andere_rol(gebruiker: Wie) -> bool:
    """Whether a higher floor gives this person a role, such as a seat in a committee."""
    return any(functie(gebruiker) for functie in andere_rollen.alle())


def aflopende_aanstellingen(binnen: timedelta) -> QuerySet[Aanstelling]:
    """Return the appointments that hold now and end within this time, the first to end first."""
    rows = Aanstelling.objects.geldig().filter(tot__lte=vandaag() + binnen)
    return rows.select_related("gebruiker", "gemeente").order_by("tot", "pk")


def aanstellingen_ooit(gebruiker: Gebruiker) -> QuerySet[Aanstelling]:
    """Return all appointments of a user, also those that ended, the newest first."""
    return gebruiker.aanstellingen.select_related("gemeente").order_by("-van")


def gebruikers_met_rollen() -> QuerySet[Gebruiker]:
    """Return all users with what gives them a role: two queries more, however many users.

    `geldige_aanstellingen` holds the appointments of now; `lidmaatschappen` are at hand.
    """
    valid = Aanstelling.objects.geldig().select_related("gemeente")
    return Gebruiker.objects.prefetch_related(
        Prefetch("aanstellingen", valid, to_attr="geldige_aanstellingen"), "lidmaatschappen"
    )
