"""What this floor asks of whom now (W60)."""

from collections.abc import Iterator

from django.urls import reverse

from deelnemers import rollen
from deelnemers.models import Gebruiker, Uitnodiging
from kern.registers import Taak
from kern.tijd import lokaal


def taken(gebruiker: Gebruiker) -> Iterator[Taak]:
    """Ask someone without a role for an organisation, and show an invitation that waits."""
    if not gebruiker.is_authenticated:
        return
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
