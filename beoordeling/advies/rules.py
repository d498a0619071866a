"""Who may set down and read the advice (R25, R30, W20, W25, W62)."""

import rules
from django.db.models import Model

from aanvragen.velden.models import Aanvraag
from beoordeling.advies.queries.lezen import project_in_advies
from beoordeling.belangen.queries import gemelde_belangen
from beoordeling.belangen.rules import (
    is_onafhankelijk_verklaard,
    kent_het_geheel,
    stelt_het_advies_vast,
)
from beoordeling.commissie.queries import advies_ligt_vast, zetel_van
from beoordeling.commissie.rules import commissie_is_gestart, in_commissie, ronde_van
from beoordeling.weging.models import Advies
from deelnemers.personen.queries import gemeente_van
from deelnemers.personen.rules import is_coordinator
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde


@rules.predicate
def ronde_heeft_advies(gebruiker: Wie, obj: Model | None = None) -> bool:
    """An advice of the ronde of `obj` was set down."""
    ronde = ronde_van(obj)
    return bool(ronde and advies_ligt_vast(ronde))


@rules.predicate
def advies_is_vastgesteld(gebruiker: Wie, advies: Advies | None = None) -> bool:
    """This very advice is set down."""
    return bool(advies and advies.status == Advies.Status.VASTGESTELD)


@rules.predicate
def van_deelnemende_gemeente(gebruiker: Wie, obj: Model | None = None) -> bool:
    """Works for a municipality of the ronde of `obj`, whose college decides on the advice (R30)."""
    gemeente, ronde = gemeente_van(gebruiker), ronde_van(obj)
    if gemeente is None or ronde is None:
        return False
    return Ronde.objects.filter(pk=ronde, gemeenten=gemeente.pk).exists()


@rules.predicate
def heeft_belang_gemeld(gebruiker: Wie, obj: Model | None = None) -> bool:
    """A seat of this user reported an interest in the ronde of `obj` or in one of its applications (W20)."""
    ronde = ronde_van(obj)
    zetel = zetel_van(gebruiker, ronde) if ronde else None
    return zetel is not None and gemelde_belangen([zetel]).exists()


# what tells about the whole set is closed to who may not know a part of it, whatever other role there is (W25)
mag_het_geheel_kennen = kent_het_geheel & ~heeft_belang_gemeld

is_nergens_verschoond = in_commissie & mag_het_geheel_kennen


@rules.predicate
def advies_noemt_aanvraag(gebruiker: Wie, aanvraag: Aanvraag | None = None) -> bool:
    """The newest advice of the ronde that was set down speaks of this application."""
    return bool(aanvraag and project_in_advies(aanvraag))


# asked with a version of the advice
rules.add_perm(
    "beoordeling.advies_vaststellen",
    stelt_het_advies_vast & kent_het_geheel & commissie_is_gestart,
)

rules.add_perm(
    "beoordeling.adviesdocument_zien",
    advies_is_vastgesteld
    & mag_het_geheel_kennen
    & (is_coordinator | van_deelnemende_gemeente | in_commissie),
)

# asked with the ronde: before there is an advice the committee and the coördinator see where it is
rules.add_perm(
    "beoordeling.advies_bekijken",
    in_commissie | is_coordinator | (van_deelnemende_gemeente & ronde_heeft_advies),
)

# asked with an application
rules.add_perm(
    "beoordeling.adviesregel_bekijken",
    advies_noemt_aanvraag
    & (is_coordinator | in_commissie | van_deelnemende_gemeente)
    & (~in_commissie | is_onafhankelijk_verklaard),
)
