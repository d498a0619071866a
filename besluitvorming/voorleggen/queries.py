"""Where the decisions stand: everything of one advice, in a fixed number of queries."""

from beoordeling.weging.models import Advies


def voorgelegd_advies(code: str | None = None) -> Advies | None:
    """Return the advice that was put before the colleges last, of one ronde or of all."""
    adviezen = Advies.objects.filter(voorlegging__isnull=False).select_related("ronde")
    if code:
        adviezen = adviezen.filter(ronde__code=code)
    return adviezen.order_by("-voorlegging__op", "-pk").first()
