"""Who may weigh, set down and read the advice (R23-R25, W20). Loaded beside rules.py.

What one person sees of the weighing (R24, W20, W21): rows, meters and what is left. Fixed number of queries.
"""

from typing import Any

import rules

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.queries import zichtbaar_voor_commissie
from beoordeling.commissie.queries import is_secretaris_in, is_voorzitter_in
from beoordeling.commissie.rules import (
    commissie_is_gestart,
    in_commissie,
    is_secretaris,
    is_voorzitter,
)
from beoordeling.weging.models import Adviesregel
from regeling.ronde.models import Ronde


@rules.predicate
def ziet_aanvraag_van_regel(gebruiker: Any, regel: Adviesregel | None = None) -> bool:
    """The seat of this user may see the application of the line (W20)."""
    return bool(
        regel
        and Aanvraag.objects.filter(
            zichtbaar_voor_commissie(gebruiker), pk=regel.aanvraag_id
        ).exists()
    )


@rules.predicate
def aanvraag_is_ingetrokken(gebruiker: Any, regel: Adviesregel | None = None) -> bool:
    """The application of the line was withdrawn meanwhile; the service says so in words."""
    return bool(regel and regel.aanvraag.status == Aanvraag.Status.INGETROKKEN)


@rules.predicate
def weegt_regel(gebruiker: Any, regel: Adviesregel | None = None) -> bool:
    """Chair or secretaris of the ronde of the line: they record what the committee decides."""
    ronde = regel and regel.advies.ronde_id
    return bool(ronde) and (
        is_voorzitter_in(gebruiker, ronde) or is_secretaris_in(gebruiker, ronde)
    )


rules.add_perm(
    "beoordeling.weging_beginnen", (is_voorzitter | is_secretaris) & commissie_is_gestart
)

rules.add_perm("beoordeling.weging_bekijken", in_commissie & commissie_is_gestart)

rules.add_perm("beoordeling.wegen", (is_voorzitter | is_secretaris) & commissie_is_gestart)

rules.add_perm("beoordeling.regel_bekijken", ziet_aanvraag_van_regel)

rules.add_perm(
    "beoordeling.regel_kiezen", weegt_regel & (ziet_aanvraag_van_regel | aanvraag_is_ingetrokken)
)


def mag_wegen(gebruiker: Any, ronde: Ronde) -> bool:
    return is_voorzitter_in(gebruiker, ronde) or is_secretaris_in(gebruiker, ronde)
