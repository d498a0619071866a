"""Who may weigh, and see what of the weighing (R23, R24, W20, W25)."""

import rules

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.queries import zichtbaar_voor_commissie
from beoordeling.belangen.rules import kent_het_geheel
from beoordeling.commissie.rules import (
    commissie_is_gestart,
    in_commissie,
    is_secretaris,
    is_voorzitter,
)
from beoordeling.weging.models import Adviesregel
from kern.toegang.wie import Wie


@rules.predicate
def ziet_aanvraag_van_regel(gebruiker: Wie, regel: Adviesregel | None = None) -> bool:
    """The seat of this user may see the application of the line (W20)."""
    return bool(
        regel
        and Aanvraag.objects.filter(
            zichtbaar_voor_commissie(gebruiker), pk=regel.aanvraag_id
        ).exists()
    )


@rules.predicate
def aanvraag_is_ingetrokken(gebruiker: Wie, regel: Adviesregel | None = None) -> bool:
    """The application of the line was withdrawn meanwhile; the service says so in words."""
    return bool(regel and regel.aanvraag.status == Aanvraag.Status.INGETROKKEN)


legt_weging_vast = (is_voorzitter | is_secretaris) & commissie_is_gestart


@rules.predicate
def weegt_regel(gebruiker: Wie, regel: Adviesregel | None = None) -> bool:
    """Chair or secretaris of the ronde of the line: they record what the committee decides."""
    return regel is not None and bool(legt_weging_vast.test(gebruiker, regel.advies))


# what is about the whole set is refused or not for reasons that a recused chair may not know (W25)
weegt_het_geheel = legt_weging_vast & kent_het_geheel

rules.add_perm("beoordeling.weging_beginnen", weegt_het_geheel)

rules.add_perm("beoordeling.weging_bekijken", in_commissie & commissie_is_gestart)

rules.add_perm("beoordeling.wegen", legt_weging_vast)

rules.add_perm("beoordeling.overwegen", weegt_het_geheel)

rules.add_perm("beoordeling.regel_bekijken", ziet_aanvraag_van_regel)

rules.add_perm(
    "beoordeling.regel_kiezen", weegt_regel & (ziet_aanvraag_van_regel | aanvraag_is_ingetrokken)
)
