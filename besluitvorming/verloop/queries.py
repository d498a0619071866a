"""Where one application stands on this floor: shares, letter and objections together."""

from collections.abc import Collection

from django.db.models import Count

from aanvragen.velden.models import Aanvraag
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.bezwaar.models import Bezwaar
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.voorleggen.models import Voorlegging


def aandelen_in(aanvraag: Aanvraag) -> list[Aandeel]:
    """Return the shares in one project, with what the colleges decided; one query."""
    aandelen = Aandeel.objects.geldend().filter(aanvraag=aanvraag)
    return list(aandelen.select_related("gemeente", "besluit__collegebesluit"))


def besloten_colleges(aanvraag: Aanvraag) -> tuple[int, int]:
    """Return how many colleges decided on one project, of how many; one query."""
    telling = Aandeel.objects.geldend().filter(aanvraag=aanvraag)
    som = telling.aggregate(besloten=Count("besluit"), alle=Count("pk"))
    return som["besloten"], som["alle"]


def voorlegging_over(aanvraag: Aanvraag) -> Voorlegging | None:
    """Return how the advice on this application was put before the colleges."""
    return Voorlegging.objects.filter(advies__aandelen__aanvraag=aanvraag).first()


def zichtbare_bezwaren(
    brief: Beschikking | None, gemeenten: Collection[int] | None
) -> list[Bezwaar]:
    """Objections against a letter at these municipalities, or at all when None."""
    if brief is None:
        return []
    rijen = brief.bezwaren.select_related("gemeente", "beschikking")
    return list(rijen if gemeenten is None else rijen.filter(gemeente__in=gemeenten))
