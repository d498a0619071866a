"""What can happen with users and appointments."""

from django.db import transaction

from deelnemers.personen.models import Gebruiker
from kern.basis.tijd import nu
from kern.logboek.schrijven import leg_vast


def registreer_gebruiker(*, gebruiker: Gebruiker) -> Gebruiker:
    """Store someone who registers; the address still has to be confirmed (done by allauth)."""
    with transaction.atomic():
        gebruiker.aangemaakt_op = nu()
        gebruiker.save()
        leg_vast(wie=gebruiker, wat="deelnemers.registreer_gebruiker", onderwerp=gebruiker)
    return gebruiker
