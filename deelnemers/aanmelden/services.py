"""What can happen with the account of someone who has none yet, and with where one is logged in."""

from deelnemers.aanmelden.queries import sessies_van
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


def beeindig_sessies(*, wie: Gebruiker, behalve: str, alleen: int | None = None) -> int:
    """Log out elsewhere: everywhere but in the session `behalve`, or only in session `alleen`.

    Returns how many sessions ended; one of somebody else is left alone.
    """
    # mag=None: only one's own sessions are looked at
    with handeling(wie=wie, wat="deelnemers.beeindig_sessies", mag=None) as h:
        weg = [s for s in sessies_van(wie) if s.session_key != behalve and alleen in (None, s.pk)]
        for sessie in weg:
            sessie.end()
        if weg:
            h.leg_vast(wie, naar={"aantal": len(weg)})
        else:
            h.verandert_niets()
    return len(weg)
