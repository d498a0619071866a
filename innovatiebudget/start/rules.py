"""Who sees how a ronde goes on the start page (W60, W62); nothing here tells a score."""

import rules

from beoordeling.belangen.rules import kent_het_geheel
from beoordeling.commissie.rules import in_commissie
from deelnemers.personen.rules import is_beheerder, is_coordinator, is_gemeentemedewerker

# for a committee any ronde counts: the start page has no object
rules.add_perm(
    "innovatiebudget.volg_ronde",
    is_coordinator | is_gemeentemedewerker | is_beheerder | in_commissie,
)

# what came in is a total of all: not for who may not know a part of it (W25)
rules.add_perm("innovatiebudget.volg_instroom", kent_het_geheel)

rules.add_perm("innovatiebudget.volg_commissie", is_coordinator)

rules.add_perm("innovatiebudget.volg_colleges", is_coordinator | is_gemeentemedewerker)
