"""Where one application, and where one college stands: shares, letters and objections together."""

from collections.abc import Collection

from django.db.models import Count, QuerySet

from aanvragen.velden.models import Aanvraag
from beoordeling.weging.models import Advies
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.models import Collegebesluit
from besluitvorming.bezwaar.models import Bezwaar
from besluitvorming.verdeling.models import Aandeel, AandeelQuerySet
from besluitvorming.voorleggen.models import Voorlegging
from deelnemers.personen.queries import gemeenten_van
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde


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


def eigen_aandelen(gebruiker: Wie, advies: Advies | None) -> AandeelQuerySet:
    """Return the shares of the own municipality in an advice, with project, decision and letter."""
    eigen = Aandeel.objects.geldend().van(gebruiker).filter(advies=advies)
    return eigen.select_related(
        "aanvraag__penvoerder", "aanvraag__beschikking", "besluit__collegebesluit", "gemeente"
    )


def eigen_zittingen(gebruiker: Wie, advies: Advies | None) -> QuerySet[Collegebesluit]:
    """Return the sittings of the own college on an advice, oldest first."""
    return Collegebesluit.objects.filter(advies=advies, gemeente__in=gemeenten_van(gebruiker))


def eigen_bezwaren(gebruiker: Wie) -> QuerySet[Bezwaar]:
    """Return the objections that came in at the own college, with letter and project."""
    bezwaren = Bezwaar.objects.filter(gemeente__in=gemeenten_van(gebruiker))
    return bezwaren.select_related("beschikking__aanvraag")


def eigen_rondes(gebruiker: Wie) -> QuerySet[Ronde]:
    """Return the rondes in which the own municipality has a share."""
    eigen = Ronde.objects.filter(adviezen__aandelen__gemeente__in=gemeenten_van(gebruiker))
    return eigen.distinct()
