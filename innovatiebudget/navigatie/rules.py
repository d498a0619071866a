"""Who finds which part of the portal in the menu, where no page without an object decides it (W62)."""

import rules

from beoordeling.commissie.rules import in_commissie
from deelnemers.organisaties.rules import is_aanbieder
from deelnemers.personen.models import Gebruiker
from deelnemers.personen.rules import (
    is_beheerder,
    is_coordinator,
    is_gemeentemedewerker,
    is_ingelogd,
)


@rules.predicate
def heeft_een_taak(gebruiker: Gebruiker) -> bool:
    """Someone whom the region or a committee gave something to do, in any ronde."""
    return any(
        predicaat.test(gebruiker)
        for predicaat in (is_coordinator, in_commissie, is_gemeentemedewerker, is_beheerder)
    )


# who logs in and was given nothing to do comes to register an organisation
kan_aanbieder_zijn = is_aanbieder | (is_ingelogd & ~heeft_een_taak)

rules.add_perm("innovatiebudget.naar_beoordelen", is_coordinator | in_commissie)

rules.add_perm("innovatiebudget.naar_weging", in_commissie)

rules.add_perm("innovatiebudget.naar_advies", is_coordinator | is_gemeentemedewerker)

rules.add_perm("innovatiebudget.naar_besluiten", is_coordinator | is_gemeentemedewerker)

rules.add_perm(
    "innovatiebudget.naar_uitvoering", is_coordinator | is_gemeentemedewerker | kan_aanbieder_zijn
)

rules.add_perm("innovatiebudget.naar_organisatie", kan_aanbieder_zijn)
