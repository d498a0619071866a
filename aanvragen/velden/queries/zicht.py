"""One application that someone may see (W62); what they may not see does not exist."""

from typing import Any

from aanvragen.velden.models import Aanvraag


def zichtbare_aanvraag(gebruiker: Any, **welke: Any) -> Aanvraag:
    """Return the application with its ronde, penvoerder and where it is, if it may be seen.

    The object remembers for whom it was fetched, so that a page with many parts doesn't ask again.
    Raises Aanvraag.DoesNotExist.
    """
    zichtbaar = Aanvraag.objects.zichtbaar_voor(gebruiker).select_related("penvoerder")
    aanvraag = zichtbaar.met_stand().get(**welke)
    aanvraag.gezien_door = gebruiker
    return aanvraag
