"""Who sees an application, and who works on it; state and deadline are checked in the services."""

import rules
from django.db.models import Q

from aanvragen.velden.models import Aanvraag, aanvragen_van_leden
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen.rules import is_coordinator
from kern.toegang.wie import Wie
from kern.toegang.zichtbaarheid import NIETS, registreer_zichtbaarheid


@registreer_zichtbaarheid("aanvragen.aanvraag")
def zichtbaar_voor_leden(gebruiker: Wie) -> Q:
    """Members of the penvoerder and of the partners see the application (W10)."""
    return aanvragen_van_leden(gebruiker)


@registreer_zichtbaarheid("aanvragen.aanvraag")
def zichtbaar_voor_coordinator(gebruiker: Wie) -> Q:
    """The coördinator sees what was received; a draft belongs to its makers."""
    return Q(nummer__isnull=False) if is_coordinator(gebruiker) else NIETS


@rules.predicate
def ziet_aanvraag(gebruiker: Wie, aanvraag: Aanvraag | None) -> bool:
    """The application is among those this person may see: the same question as in lists (W62)."""
    if aanvraag is None:
        return False
    if aanvraag.gezien_door is gebruiker:  # this very object was fetched as visible to them
        return True
    return Aanvraag.objects.zichtbaar_voor(gebruiker).filter(pk=aanvraag.pk).exists()


@rules.predicate
def werkt_mee_aan_aanvraag(gebruiker: Wie, aanvraag: Aanvraag | None) -> bool:
    """Someone of the penvoerder or of a partner (W10)."""
    if aanvraag is None:
        return False
    return Aanvraag.objects.van_aanbieder(gebruiker).filter(pk=aanvraag.pk).exists()


@rules.predicate
def is_penvoerder(gebruiker: Wie, aanvraag: Aanvraag | None) -> bool:
    """Someone of the organisation that leads: only they submit and withdraw."""
    if aanvraag is None:
        return False
    return any(a.pk == aanvraag.penvoerder_id for a in aanbieders_van(gebruiker))


rules.add_perm("aanvragen.bekijk", ziet_aanvraag)
