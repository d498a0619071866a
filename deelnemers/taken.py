"""What this floor asks of whom now (W60)."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from deelnemers import rollen
from deelnemers.models import Aanstelling, Gebruiker, Uitnodiging
from kern.registers import Taak
from kern.tijd import lokaal, vandaag

LOOPT_AF = timedelta(days=90)  # so long before its last day an appointment is work


def taken(gebruiker: Gebruiker) -> Iterator[Taak]:
    """Ask a beheerder to look at appointments that end, and someone without a role for an
    organisation or to accept an invitation that waits."""
    if not gebruiker.is_authenticated:
        return
    if rollen.is_beheerder(gebruiker):
        yield from _loopt_af()
    if rollen.aanstellingen_van(gebruiker) or rollen.aanbieders_van(gebruiker):
        return
    uitnodigingen = Uitnodiging.objects.open().filter(email=gebruiker.email)
    uitnodigingen = list(uitnodigingen.select_related("aanbieder"))
    for uitnodiging in uitnodigingen:
        yield Taak(
            titel=f"Werk mee bij {uitnodiging.aanbieder}",
            uitleg="U bent uitgenodigd. Open de link in de e-mail die u hebt gekregen.",
            url=reverse("deelnemers:organisatie"),
            datum=lokaal(uitnodiging.geldig_tot).date(),
        )
    if not uitnodigingen and not rollen.heeft_andere_rol(gebruiker):
        yield Taak(
            titel="Meld uw organisatie aan",
            uitleg="Daarna kunt u een aanvraag beginnen. Houd het KvK-nummer bij de hand.",
            url=reverse("deelnemers:aanmelden"),
        )


def _loopt_af() -> Iterator[Taak]:
    """Name every appointment that ends soon; one query."""
    rijen = Aanstelling.objects.geldig().filter(tot__lte=vandaag() + LOOPT_AF)
    for rij in rijen.select_related("gebruiker", "gemeente").order_by("tot", "pk"):
        yield Taak(
            titel=f"Verleng de aanstelling van {rij.gebruiker}, of laat haar aflopen",
            uitleg=f"Als {rij}. Daarna kan deze persoon er niet meer bij.",
            url=reverse("deelnemers:gebruiker", args=[rij.gebruiker_id]),
            datum=rij.tot,
        )
