"""What this floor asks of whom now, derived from the state of things (W60)."""

from collections.abc import Iterator

from django.urls import reverse

from beoordeling.commissie.models import Commissie
from beoordeling.commissie.queries import ontbrekende_eisen
from kern.aansluiting.registers import Taak
from regeling.ronde.models import Ronde


def adres_in_ronde(naam: str, ronde: Ronde) -> str:
    return reverse(f"beoordeling:{naam}", args=[ronde.code])


def taken_samenstelling() -> Iterator[Taak]:
    """Compose and start the committee of every published regional ronde without an advice."""
    rondes = (
        Ronde.objects.openbaar()
        .filter(spoor=Ronde.Spoor.REGIONAAL)
        .exclude(commissie__status=Commissie.Status.GESTART)
        .select_related("commissie")
    )
    for ronde in rondes:
        titel, uitleg = _samenstellen(ronde)
        yield Taak(titel, uitleg, adres_in_ronde("commissie", ronde), ronde.toetsing_tot)


def _samenstellen(ronde: Ronde) -> tuple[str, str]:
    if not hasattr(ronde, "commissie"):
        return "Stel de commissie in", f"{ronde.naam} heeft nog geen commissie."
    mist = ontbrekende_eisen(ronde.commissie)
    if mist:
        return "Maak de commissie compleet", mist[0].mist
    return "Laat de commissie beginnen", "De commissie is compleet. De leden krijgen bericht."
