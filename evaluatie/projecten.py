"""Which projects someone sees in the evaluation of a ronde (W62, W20)."""

from typing import Any

from django.db.models import QuerySet

from aanvragen.models import Aanvraag
from beoordeling import rollen as commissie
from beoordeling.belangen import zichtbaar_voor_commissie
from deelnemers.rollen import gemeente_van, is_coordinator
from regeling.models import Ronde
from uitvoering.models import Project


def werkt_in_ronde(gebruiker: Any, ronde: Ronde) -> bool:
    """Whether someone works for a municipality that takes part in the ronde."""
    gemeente = gemeente_van(gebruiker)
    return gemeente is not None and any(
        deelname.gemeente_id == gemeente.pk for deelname in ronde.deelnames.all()
    )


def van_ronde(ronde: Ronde) -> QuerySet[Project]:
    """Return all projects of a ronde, by number, with application and organisation."""
    return (
        Project.objects.filter(aanvraag__ronde=ronde)
        .select_related("aanvraag__penvoerder", "aanvraag__ronde")
        .order_by("aanvraag__volgnummer", "pk")
    )


def zichtbaar(gebruiker: Any, ronde: Ronde) -> QuerySet[Project]:
    """Return the projects of the ronde whose evaluation this person may see.

    A seat in the committee weighs first: with an interest the project is absent, whatever other
    role there is (W20). Coördinator and municipalities see all (R41), an aanbieder their own.
    """
    rijen = van_ronde(ronde)
    if commissie.zetel_van(gebruiker, ronde):
        vrij = Aanvraag.objects.filter(zichtbaar_voor_commissie(gebruiker))
        return rijen.filter(aanvraag__in=vrij)
    if is_coordinator(gebruiker) or werkt_in_ronde(gebruiker, ronde):
        return rijen
    return rijen.filter(aanvraag__in=Aanvraag.objects.van_aanbieder(gebruiker))
