"""What can happen with the account of someone who has none yet."""

from deelnemers.personen.models import Gebruiker
from kern.basis.tijd import nu
from kern.logboek.handeling import handeling


def registreer_gebruiker(*, wie: Gebruiker) -> Gebruiker:
    """Store someone who registers; the address still has to be confirmed (done by allauth)."""
    # mag=None: anyone may have an account, and it gives no role
    with handeling(wie=wie, wat="deelnemers.registreer_gebruiker", mag=None) as h:
        wie.aangemaakt_op = nu()
        wie.save()
        h.leg_vast(wie)
    return wie
