"""What people and appointments offer the house: tasks and sentences of the log (W60, W61)."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from deelnemers.personen.queries import aflopende_aanstellingen
from kern.aansluiting import registers
from kern.aansluiting.registers import Taak
from kern.logboek.teksten import registreer_logzin
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie

LOOPT_AF_BINNEN = timedelta(days=90)  # so long before its last day an appointment is work

for code, zin in {
    "maak_gebruiker": "maakte een account",
    "wijzig_profiel": "wijzigde de eigen gegevens",
    "stel_aan": "stelde iemand aan",
    "beeindig_aanstelling": "beëindigde een aanstelling",
    "verleng_aanstelling": "verlengde een aanstelling",
}.items():
    registreer_logzin(f"deelnemers.{code}", zin)


@registers.taken.registreer
def taken_rond_aanstellingen(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Ask who appoints to look at every appointment that ends soon; one query."""
    if onderwerp or not mag(gebruiker, "deelnemers.aanstellen"):
        return
    for aanstelling in aflopende_aanstellingen(LOOPT_AF_BINNEN):
        yield Taak(
            titel=f"Verleng de aanstelling van {aanstelling.gebruiker}, of laat haar aflopen",
            uitleg=f"Als {aanstelling}. Daarna kan deze persoon er niet meer bij.",
            url=reverse("deelnemers:gebruiker", args=[aanstelling.gebruiker_id]),
            datum=aanstelling.tot,
        )
