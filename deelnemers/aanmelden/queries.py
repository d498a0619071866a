"""Where people are logged in."""

from allauth.usersessions.models import UserSession as Sessie

from deelnemers.personen.models import Gebruiker


def sessies_van(gebruiker: Gebruiker) -> list[Sessie]:
    """Return the sessions of someone that still work."""
    return [s for s in Sessie.objects.filter(user=gebruiker).order_by("pk") if s.exists()]
