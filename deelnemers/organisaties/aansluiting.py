"""What this floor asks of whom now (W60)."""

from collections.abc import Iterator

from django.urls import reverse

from deelnemers.organisaties.models import Uitnodiging
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen.aansluiting import taken_aflopende_aanstellingen
from deelnemers.personen.models import Gebruiker
from deelnemers.personen.queries import (
    aangesteld_als_beheerder,
    aanstellingen_van,
    heeft_andere_rol,
)
from kern.aansluiting.registers import Taak
from kern.basis.tijd import lokaal


def taken_van_deelnemers(gebruiker: Gebruiker) -> Iterator[Taak]:
    """Ask a beheerder to look at appointments that end, and someone without a role for an
    organisation or to accept an invitation that waits."""
    if not gebruiker.is_authenticated:
        return
    if aangesteld_als_beheerder(gebruiker):
        yield from taken_aflopende_aanstellingen()
    if aanstellingen_van(gebruiker) or aanbieders_van(gebruiker):
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
    if not uitnodigingen and not heeft_andere_rol(gebruiker):
        yield Taak(
            titel="Meld uw organisatie aan",
            uitleg="Daarna kunt u een aanvraag beginnen. Houd het KvK-nummer bij de hand.",
            url=reverse("deelnemers:aanmelden"),
        )
