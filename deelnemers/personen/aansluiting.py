"""What this floor asks of whom now (W60)."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from deelnemers.personen.models import Aanstelling
from kern.aansluiting.registers import Taak
from kern.basis.tijd import vandaag

LOOPT_AF_BINNEN = timedelta(days=90)  # so long before its last day an appointment is work


def taken_aflopende_aanstellingen() -> Iterator[Taak]:
    """Name every appointment that ends soon; one query."""
    rijen = Aanstelling.objects.geldig().filter(tot__lte=vandaag() + LOOPT_AF_BINNEN)
    for rij in rijen.select_related("gebruiker", "gemeente").order_by("tot", "pk"):
        yield Taak(
            titel=f"Verleng de aanstelling van {rij.gebruiker}, of laat haar aflopen",
            uitleg=f"Als {rij}. Daarna kan deze persoon er niet meer bij.",
            url=reverse("deelnemers:gebruiker", args=[rij.gebruiker_id]),
            datum=rij.tot,
        )
