"""Who may do what with users and appointments, and the roles that permissions speak of."""

import rules

from deelnemers.personen.queries import (
    aangesteld_als_beheerder,
    aangesteld_als_coordinator,
    gemeente_van,
)
from kern.toegang.wie import Wie


@rules.predicate
def is_ingelogd(gebruiker: Wie) -> bool:
    """Someone who is logged in."""
    return bool(gebruiker and gebruiker.is_authenticated)


@rules.predicate
def is_coordinator(gebruiker: Wie) -> bool:
    """The coördinator of the region."""
    return aangesteld_als_coordinator(gebruiker)


@rules.predicate
def is_beheerder(gebruiker: Wie) -> bool:
    """Who manages users and appointments."""
    return aangesteld_als_beheerder(gebruiker)


@rules.predicate
def is_gemeentemedewerker(gebruiker: Wie) -> bool:
    """Someone who works for one of the municipalities."""
    return gemeente_van(gebruiker) is not None


rules.add_perm("deelnemers.profiel_wijzigen", is_ingelogd)

rules.add_perm("deelnemers.gebruikers_bekijken", is_beheerder)

rules.add_perm("deelnemers.aanstellen", is_beheerder)

# here and not with the municipalities: they are the lower kamer and know no roles
rules.add_perm("deelnemers.gemeenten_laden", is_beheerder)
