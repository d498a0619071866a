"""Fetch an application for a page; what someone may not see does not exist (W62)."""

from django.shortcuts import get_object_or_404

from aanvragen.velden.models import Aanvraag
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import eis


def aanvraag_of_404(request: IngelogdVerzoek, pk: int, perm: str | None = None) -> Aanvraag:
    """Return an application this person may see and, with `perm`, act on; else 404."""
    aanvragen = Aanvraag.objects.zichtbaar_voor(request.user).met_stand()
    aanvraag = get_object_or_404(aanvragen.select_related("penvoerder"), pk=pk)
    if perm:
        eis(request.user, perm, aanvraag)
    return aanvraag
