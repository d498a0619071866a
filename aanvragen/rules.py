"""Who may do what with applications; state and deadline are checked in the services."""

from typing import Any

import rules
from django.db.models import Q

from aanvragen import querysets, zichtbaarheid
from aanvragen.models import Aanvraag
from deelnemers import rollen
from deelnemers.rules import is_aanbieder, is_coordinator, werkt_bij


@zichtbaarheid.registreer
def zichtbaar_voor_leden(gebruiker: Any) -> Any:
    """Members of the penvoerder and of the partners see the application (W10)."""
    return querysets.van_leden(gebruiker)


@zichtbaarheid.registreer
def zichtbaar_voor_coordinator(gebruiker: Any) -> Any:
    """The coördinator sees what was received; a draft belongs to its makers."""
    if rollen.is_coordinator(gebruiker):
        return Q(nummer__isnull=False)
    return zichtbaarheid.NIETS


@rules.predicate
def ziet(gebruiker: Any, aanvraag: Aanvraag | None) -> bool:
    """The application is among those this person may see: the same question as in lists (W62)."""
    if aanvraag is None:
        return False
    return Aanvraag.objects.zichtbaar_voor(gebruiker).filter(pk=aanvraag.pk).exists()


@rules.predicate
def werkt_mee(gebruiker: Any, aanvraag: Aanvraag | None) -> bool:
    """Someone of the penvoerder or of a partner (W10)."""
    if aanvraag is None:
        return False
    return Aanvraag.objects.van_aanbieder(gebruiker).filter(pk=aanvraag.pk).exists()


@rules.predicate
def is_penvoerder(gebruiker: Any, aanvraag: Aanvraag | None) -> bool:
    """Someone of the organisation that leads: only they submit and withdraw."""
    if aanvraag is None:
        return False
    return any(a.pk == aanvraag.penvoerder_id for a in rollen.aanbieders_van(gebruiker))


rules.add_perm("aanvragen.mijn", is_aanbieder)
rules.add_perm("aanvragen.start", werkt_bij)
rules.add_perm("aanvragen.bekijk", ziet)
rules.add_perm("aanvragen.bewerk", werkt_mee)
rules.add_perm("aanvragen.dien_in", is_penvoerder)
rules.add_perm("aanvragen.trek_in", is_penvoerder)
rules.add_perm("aanvragen.werklijst", is_coordinator)
rules.add_perm("aanvragen.toets", is_coordinator & ziet)
rules.add_perm("aanvragen.bekijk_toets", werkt_mee | (is_coordinator & ziet))
rules.add_perm("aanvragen.voer_in_namens", is_coordinator)
