"""What composing the committee offers the house: tasks, MFA for who has a seat, log sentences."""

from collections.abc import Iterator

from django.urls import reverse

from beoordeling.commissie.models import Commissie
from beoordeling.commissie.queries import heeft_zetel, ontbrekende_eisen
from deelnemers.personen.queries import registreer_andere_rol
from kern.aansluiting import registers
from kern.aansluiting.registers import Taak
from kern.logboek.teksten import registreer_logzin
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde


def adres_in_ronde(naam: str, ronde: Ronde) -> str:
    """Return the address of a page of this floor about a ronde."""
    return reverse(f"beoordeling:{naam}", args=[ronde.code])


def taken_samenstelling(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """The coördinator composes and starts the committee of every published regional ronde (R20)."""
    if onderwerp is not None:
        return  # no task here is about one application
    if not mag(gebruiker, "beoordeling.commissie_beheren"):
        return
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


LOGZINNEN = {
    "stel_commissie_in": "stelde de commissie in",
    "voeg_zetel_toe": "voegde een zetel toe aan de commissie",
    "wijzig_zetel": "wijzigde de profielschets van een zetel",
    "verwijder_zetel": "haalde een zetel uit de commissie",
    "bezet_zetel": "wees iemand aan voor een zetel in de commissie",
    "vervang_lid": "verving een lid van de commissie",
    "start_commissie": "liet de commissie beginnen",
}

for code, zin in LOGZINNEN.items():
    registreer_logzin(f"beoordeling.{code}", zin)
registreer_andere_rol(heeft_zetel)
registers.taken.registreer(taken_samenstelling)
