"""Who may weigh, set down and read the advice (R23-R25, W20). Loaded beside rules.py."""

from typing import Any

import rules

from aanvragen.models import Aanvraag
from beoordeling import rollen
from beoordeling.belangen import zichtbaar_voor_commissie
from beoordeling.models import Advies, Adviesregel, Belangenverklaring
from beoordeling.rules import is_beoordelaar, is_gestart, is_secretaris, is_voorzitter
from deelnemers import rollen as deelnemers
from deelnemers.rules import is_coordinator


@rules.predicate
def van_deze_regel(gebruiker: Any, regel: Adviesregel | None = None) -> bool:
    """The seat of this user may see the application of the line (W20)."""
    return bool(
        regel
        and Aanvraag.objects.filter(
            zichtbaar_voor_commissie(gebruiker), pk=regel.aanvraag_id
        ).exists()
    )


@rules.predicate
def is_ingetrokken(gebruiker: Any, regel: Adviesregel | None = None) -> bool:
    """The application of the line was withdrawn meanwhile; the service says so in words."""
    return bool(regel and regel.aanvraag.status == Aanvraag.Status.INGETROKKEN)


@rules.predicate
def weegt(gebruiker: Any, regel: Adviesregel | None = None) -> bool:
    """Chair or secretaris of the ronde of the line: they record what the committee decides."""
    ronde = regel and regel.advies.ronde_id
    return bool(ronde) and (
        rollen.is_voorzitter(gebruiker, ronde) or rollen.is_secretaris(gebruiker, ronde)
    )


@rules.predicate
def is_vastgesteld(gebruiker: Any, advies: Advies | None = None) -> bool:
    """The advice is set down."""
    return bool(advies and advies.status == Advies.Status.VASTGESTELD)


@rules.predicate
def van_deelnemende_gemeente(gebruiker: Any, advies: Advies | None = None) -> bool:
    """Works for one of the municipalities of the ronde, whose college decides on the advice (R30)."""
    gemeente = deelnemers.gemeente_van(gebruiker)
    return bool(advies and gemeente and advies.ronde.gemeenten.filter(pk=gemeente.pk).exists())


@rules.predicate
def is_nergens_verschoond(gebruiker: Any, advies: Advies | None = None) -> bool:
    """No interest in any application of the ronde, so the whole document may be read (W20)."""
    zetel = rollen.zetel_van(gebruiker, advies and advies.ronde_id)
    if not zetel:
        return False
    nieuwste = {
        rij.aanvraag_id: rij.heeft_belang
        for rij in Belangenverklaring.objects.filter(zetel=zetel).order_by("op", "pk")
    }
    return not any(nieuwste.values())


in_commissie = is_secretaris | is_beoordelaar
leest_als_gemeente = van_deelnemende_gemeente & is_vastgesteld

rules.add_perm("beoordeling.weging_beginnen", (is_voorzitter | is_secretaris) & is_gestart)
rules.add_perm("beoordeling.weging_bekijken", in_commissie & is_gestart)
rules.add_perm("beoordeling.wegen", (is_voorzitter | is_secretaris) & is_gestart)
rules.add_perm("beoordeling.regel_bekijken", van_deze_regel)
rules.add_perm("beoordeling.regel_kiezen", weegt & (van_deze_regel | is_ingetrokken))
rules.add_perm("beoordeling.advies_vaststellen", is_voorzitter & is_gestart)
rules.add_perm("beoordeling.advies_bekijken", in_commissie | is_coordinator | leest_als_gemeente)
rules.add_perm(
    "beoordeling.adviesdocument_zien",
    is_vastgesteld
    & (is_coordinator | van_deelnemende_gemeente | is_secretaris | is_nergens_verschoond),
)
