"""The bar of the demonstration: which day it is here, and a jump to the next moment."""

from datetime import UTC, datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from kern import tijd
from regeling.models import Ronde

DATUMVELDEN = (
    "toetsing_tot",
    "beoordeling_tot",
    "advies_tot",
    "besluitvorming_tot",
    "uitvoering_van",
    "evaluatie_uiterlijk",
)
OCHTEND = time(9, 0)


def _ochtend(dag) -> datetime:
    """Return nine in the morning, Dutch time, of a date."""
    return datetime.combine(dag, OCHTEND, tzinfo=tijd.AMSTERDAM)


def _momenten(ronde: Ronde) -> list[tuple[datetime, str]]:
    """Return the dated moments of a ronde with their Dutch name."""
    momenten = [
        (ronde.opent_op, "de ronde opent"),
        (ronde.sluit_op, "de ronde is gesloten"),
        *((_ochtend(getattr(ronde, veld)), veld) for veld in DATUMVELDEN),
        *(
            (_ochtend(datetime.fromisoformat(r["uiterlijk"]).date()), r["naam"])
            for r in ronde.rapportages
        ),
    ]
    namen = {
        "toetsing_tot": "laatste dag van de toetsing",
        "beoordeling_tot": "laatste dag van de beoordeling",
        "advies_tot": "laatste dag voor het advies",
        "besluitvorming_tot": "laatste dag voor de besluiten",
        "uitvoering_van": "start van de uitvoering",
        "evaluatie_uiterlijk": "laatste dag voor de evaluatie",
    }
    return [(moment.astimezone(UTC), namen.get(naam, naam)) for moment, naam in momenten]


def volgend_moment() -> tuple[datetime, str] | None:
    """Return the first dated moment after now over all rondes, with its name; None at the end."""
    nu = tijd.nu()
    alle = [m for ronde in Ronde.objects.all() for m in _momenten(ronde) if m[0] > nu]
    return min(alle) if alle else None


@require_POST
def verzet(request: HttpRequest) -> HttpResponse:
    """Shift the demonstration clock to the next moment and go back to the page."""
    if volgende := volgend_moment():
        tijd.verzet(volgende[0])
    terug = request.POST.get("terug", "/")
    veilig = url_has_allowed_host_and_scheme(terug, allowed_hosts={request.get_host()})
    return redirect(terug if veilig else "/")
