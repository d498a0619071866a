"""Who may weigh, set down and read the advice (R23-R25, W20). Loaded beside rules.py.

What the dossier of an application shows of the advice: its own line, once set down (R23, W62).
"""

from typing import Any

import rules

from aanvragen.velden.models import Aanvraag
from beoordeling.advies.queries import project_in_advies
from beoordeling.belangen.queries import gemelde_belangen
from beoordeling.commissie.queries import zetel_van
from beoordeling.commissie.rules import (
    commissie_is_gestart,
    in_commissie,
    is_secretaris,
    is_voorzitter,
)
from beoordeling.weging.models import Advies
from deelnemers.personen.queries import gemeente_van
from deelnemers.personen.rules import is_coordinator


@rules.predicate
def advies_is_vastgesteld(gebruiker: Any, advies: Advies | None = None) -> bool:
    """The advice is set down."""
    return bool(advies and advies.status == Advies.Status.VASTGESTELD)


@rules.predicate
def van_deelnemende_gemeente(gebruiker: Any, advies: Advies | None = None) -> bool:
    """Works for one of the municipalities of the ronde, whose college decides on the advice (R30)."""
    gemeente = gemeente_van(gebruiker)
    return bool(advies and gemeente and advies.ronde.gemeenten.filter(pk=gemeente.pk).exists())


@rules.predicate
def is_nergens_verschoond(gebruiker: Any, advies: Advies | None = None) -> bool:
    """No interest in any application of the ronde, so the whole document may be read (W20)."""
    zetel = zetel_van(gebruiker, advies and advies.ronde_id)
    if not zetel:
        return False
    return not gemelde_belangen([zetel]).exists()


leest_als_gemeente = van_deelnemende_gemeente & advies_is_vastgesteld

rules.add_perm("beoordeling.advies_vaststellen", is_voorzitter & commissie_is_gestart)

rules.add_perm("beoordeling.advies_bekijken", in_commissie | is_coordinator | leest_als_gemeente)

rules.add_perm(
    "beoordeling.adviesdocument_zien",
    advies_is_vastgesteld
    & (is_coordinator | van_deelnemende_gemeente | is_secretaris | is_nergens_verschoond),
)


@rules.predicate
def advies_noemt_aanvraag(gebruiker: Any, aanvraag: Aanvraag | None = None) -> bool:
    """The newest advice of the ronde that was set down speaks of this application."""
    return bool(aanvraag and project_in_advies(aanvraag))


@rules.predicate
def gemeente_van_ronde(gebruiker: Any, aanvraag: Aanvraag | None = None) -> bool:
    """Works for a municipality of the ronde."""
    return bool(aanvraag) and van_deelnemende_gemeente.test(gebruiker, Advies(ronde=aanvraag.ronde))


rules.add_perm(
    "beoordeling.adviesregel_bekijken",
    advies_noemt_aanvraag & (is_coordinator | in_commissie | gemeente_van_ronde),
)
