"""Which advice lies with the colleges, and which waits to be put before them (R30)."""

from django.db.models import QuerySet

from beoordeling.weging.models import Advies
from besluitvorming.voorleggen.models import Voorlegging
from regeling.ronde.models import Ronde


def voorgelegd_advies(code: str | None = None) -> Advies | None:
    """Return the advice that was put before the colleges last, of one ronde or of all."""
    adviezen = Advies.objects.filter(voorlegging__isnull=False).select_related("ronde")
    if code:
        adviezen = adviezen.filter(ronde__code=code)
    return adviezen.order_by("-voorlegging__op", "-pk").first()


def voorlegging_van(ronde: Ronde) -> Voorlegging | None:
    """Return how the advice of a ronde was put before the colleges; with advice and person."""
    gevonden = Voorlegging.objects.filter(advies__ronde=ronde)
    return gevonden.select_related("advies", "door").first()


def voorgelegde_rondes() -> QuerySet[Ronde]:
    """Rondes with an advice before the colleges."""
    return Ronde.objects.filter(adviezen__voorlegging__isnull=False).order_by(
        "adviezen__voorlegging__op"
    )


def nieuwste_vastgestelde(ronde: Ronde) -> Advies | None:
    """Return the newest advice of a ronde that was set down."""
    klaar = ronde.adviezen.filter(status=Advies.Status.VASTGESTELD)
    return klaar.order_by("-versie").first()


def heeft_nieuwere_versie(advies: Advies) -> bool:
    """Tell whether the committee works on, or set down, a next version of this advice."""
    return Advies.objects.filter(ronde=advies.ronde_id, versie__gt=advies.versie).exists()


def voor_te_leggen_rondes() -> QuerySet[Ronde]:
    """Rondes whose advice waits for the coördinator; not while a next version is weighed."""
    klaar = Advies.objects.exclude(ronde__adviezen__status=Advies.Status.WEGING).exclude(
        ronde__adviezen__voorlegging__isnull=False
    )
    return Ronde.objects.filter(adviezen__in=klaar).distinct()
