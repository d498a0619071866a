"""What the views of this floor share: fetch what the user may see, or 404."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from aanvragen.models import Aanvraag
from beoordeling import rollen
from beoordeling.models import Zetel
from kern.fouten import GeenToegang
from kern.rechten import eis
from regeling.models import Ronde


def ronde_of_404(request: HttpRequest, code: str, perm: str) -> Ronde:
    """Fetch a ronde in which this user may do `perm`."""
    rondes = Ronde.objects.zichtbaar_voor(request.user).select_related("commissie")
    ronde = get_object_or_404(rondes, code=code)
    eis(request.user, perm, ronde)
    return ronde


def aanvraag_of_404(request: HttpRequest, nummer: str, perm: str | None) -> Aanvraag:
    """Fetch an application that this user may see, and may do `perm` with (W20, W62).

    None when a service asks the permission itself straight after.
    """
    zichtbaar = Aanvraag.objects.zichtbaar_voor(request.user)
    aanvraag = get_object_or_404(
        zichtbaar.select_related("ronde", "penvoerder", "bespreking"), nummer=nummer
    )
    if perm:
        eis(request.user, perm, aanvraag)
    return aanvraag


def eigen_zetel(request: HttpRequest, ronde: Ronde | int) -> Zetel:
    """Return the scoring seat of this user in the ronde, or 404."""
    zetel = rollen.zetel_van(request.user, ronde)
    if zetel is None or not zetel.scoort:
        raise GeenToegang
    return zetel
