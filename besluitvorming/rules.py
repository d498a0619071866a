"""Who may do what: every college decides for itself, the coördinator writes the letters (R30)."""

from typing import Any

import rules

from aanvragen.models import Aanvraag
from aanvragen.rules import werkt_mee
from beoordeling.models import Advies
from beoordeling.weging_rules import is_nergens_verschoond
from besluitvorming.models import Aandeel, Beschikking
from besluitvorming.querysets import gemeenten_van
from deelnemers.models import Gemeente
from deelnemers.rollen import gemeente_van
from deelnemers.rules import is_coordinator


@rules.predicate
def werkt_voor(gebruiker: Any, gemeente: Gemeente | None = None) -> bool:
    """Works for this municipality, or for the one it merged into (R05, R30)."""
    eigen = gemeente_van(gebruiker)
    return eigen is not None and gemeente is not None and gemeente.opvolger().pk == eigen.pk


@rules.predicate
def heeft_gemeente(gebruiker: Any) -> bool:
    """Works for any municipality."""
    return gemeente_van(gebruiker) is not None


@rules.predicate
def neemt_deel(gebruiker: Any, advies: Advies | None = None) -> bool:
    """Works for a municipality of the ronde of the advice."""
    if advies is None:
        return False
    return gemeenten_van(gebruiker).filter(rondes=advies.ronde_id).exists()


@rules.predicate
def ligt_bij_de_colleges(gebruiker: Any, obj: Any = None) -> bool:
    """The advice on this application, or this advice, was put before the colleges."""
    if isinstance(obj, Advies):
        return Aandeel.objects.filter(advies=obj).exists()
    return obj is not None and Aandeel.objects.filter(aanvraag=obj).exists()


@rules.predicate
def besluit_mee(gebruiker: Any, aanvraag: Aanvraag | None = None) -> bool:
    """Works for a municipality whose college decides on this application."""
    if aanvraag is None or not heeft_gemeente.test(gebruiker):
        return False
    return Aandeel.objects.van(gebruiker).filter(aanvraag=aanvraag).exists()


@rules.predicate
def is_verzonden(gebruiker: Any, aanvraag: Aanvraag | None = None) -> bool:
    """The letter about this application was sent: before that the applicant sees nothing."""
    if aanvraag is None:
        return False
    return Beschikking.objects.verzonden().filter(aanvraag=aanvraag).exists()


ziet_brief = is_coordinator | besluit_mee | (werkt_mee & is_verzonden)

rules.add_perm("besluitvorming.leg_voor", is_coordinator)
rules.add_perm("besluitvorming.bord", is_coordinator | neemt_deel | is_nergens_verschoond)
rules.add_perm("besluitvorming.college", heeft_gemeente)
rules.add_perm("besluitvorming.besluit", werkt_voor)
rules.add_perm("besluitvorming.besluiten_zien", ligt_bij_de_colleges & ziet_brief)
rules.add_perm("besluitvorming.besluiten_volgen", is_coordinator | besluit_mee)
rules.add_perm("besluitvorming.maak_beschikking", is_coordinator)
rules.add_perm("besluitvorming.beschikking_zien", ziet_brief)
rules.add_perm("besluitvorming.registreer_bezwaar", werkt_voor)
