"""Who may do what with users, aanbieders and appointments."""

import rules

from deelnemers.personen.models import Gebruiker
from deelnemers.personen.queries import (
    aangesteld_als_beheerder,
    aangesteld_als_coordinator,
    gemeente_van,
)


@rules.predicate
def is_ingelogd(gebruiker: Gebruiker) -> bool:
    """Someone who is logged in."""
    return bool(gebruiker and gebruiker.is_authenticated)


@rules.predicate
def is_coordinator(gebruiker: Gebruiker) -> bool:
    """The coördinator of the region."""
    return aangesteld_als_coordinator(gebruiker)


@rules.predicate
def is_beheerder(gebruiker: Gebruiker) -> bool:
    """Who manages users and appointments."""
    return aangesteld_als_beheerder(gebruiker)


@rules.predicate
def is_gemeentemedewerker(gebruiker: Gebruiker) -> bool:
    """Someone who works for one of the municipalities."""
    return gemeente_van(gebruiker) is not None


rules.add_perm("deelnemers.profiel_wijzigen", is_ingelogd)

rules.add_perm("deelnemers.gebruikers_bekijken", is_beheerder)

rules.add_perm("deelnemers.aanstellen", is_beheerder)

rules.add_perm("deelnemers.gemeenten_laden", is_beheerder)
