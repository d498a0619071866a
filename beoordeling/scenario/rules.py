"""Who may explore: who sees the whole set, for every figure here is made of all lines (R24, W20)."""

import rules

from beoordeling.commissie.rules import commissie_is_gestart, in_commissie
from beoordeling.scoren.queries.lijst import zicht_in_ronde
from beoordeling.weging.models import Advies
from beoordeling.weging.queries import tellende_regels
from kern.toegang.wie import Wie


@rules.predicate
def ziet_de_hele_set(gebruiker: Wie, advies: Advies | None = None) -> bool:
    """No line is hidden from this person, and no score: else the outcome would tell what is hidden."""
    if advies is None:
        return False
    zicht = zicht_in_ronde(gebruiker, advies.ronde)
    lijnen = tellende_regels(advies).order_by().values_list("aanvraag", flat=True)
    return all(zicht.get(aanvraag) for aanvraag in lijnen)


verkent = in_commissie & commissie_is_gestart & ziet_de_hele_set

rules.add_perm("beoordeling.verkennen", verkent)
