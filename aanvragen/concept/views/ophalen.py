"""Fetch an application for a page; what someone may not see does not exist (W62)."""

from django.http import Http404

from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries.zicht import zichtbare_aanvraag
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import eis


def aanvraag_of_404(request: IngelogdVerzoek, pk: int, perm: str | None = None) -> Aanvraag:
    """Return an application this person may see and, with `perm`, act on; else 404."""
    try:
        aanvraag = zichtbare_aanvraag(request.user, pk=pk)
    except Aanvraag.DoesNotExist:
        raise Http404 from None
    if perm:
        eis(request.user, perm, aanvraag)
    return aanvraag
