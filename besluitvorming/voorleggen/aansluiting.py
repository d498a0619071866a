"""Which applications the people of this floor may see (W62).

What this floor asks of whom now, derived from the state of things (W60).
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from beoordeling.weging.models import Advies
from besluitvorming.verdeling.models import Aandeel
from deelnemers.personen.queries import gemeente_van
from kern.aansluiting.registers import Taak
from kern.toegang.zichtbaarheid import NIETS, registreer_zichtbaarheid
from regeling.ronde.models import Ronde


@registreer_zichtbaarheid("aanvragen.aanvraag")
def zichtbaar_voor_gemeenten(gebruiker: Any) -> Q:
    """A municipality sees what its college decides on, once the advice is put before it."""
    if gemeente_van(gebruiker) is None:
        return NIETS
    return Q(pk__in=Aandeel.objects.geldend().van(gebruiker).values("aanvraag_id"))


def voorlegtaken() -> Iterator[Taak]:
    """Advice that waits for the coördinator; not while a next version is weighed."""
    klaar = Advies.objects.exclude(ronde__adviezen__status=Advies.Status.WEGING).exclude(
        ronde__adviezen__voorlegging__isnull=False
    )
    for ronde in Ronde.objects.filter(adviezen__in=klaar).distinct():
        yield Taak(
            "Stuur het advies naar de colleges",
            f"De commissie heeft het advies over {ronde.naam} vastgesteld.",
            reverse("besluitvorming:voorleggen", args=[ronde.code]),
            ronde.advies_tot,
        )
