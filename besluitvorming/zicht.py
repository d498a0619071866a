"""Which applications the people of this floor may see (W62)."""

from typing import Any

from django.db.models import Q

from aanvragen.zichtbaarheid import NIETS
from besluitvorming.models import Aandeel
from deelnemers.rollen import gemeente_van


def zichtbaar_voor_gemeenten(gebruiker: Any) -> Q:
    """A municipality sees what its college decides on, once the advice is put before it."""
    if gemeente_van(gebruiker) is None:
        return NIETS
    return Q(pk__in=Aandeel.objects.geldend().van(gebruiker).values("aanvraag_id"))
