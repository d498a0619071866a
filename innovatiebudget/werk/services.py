"""What the beheerder can do about work that failed: have it tried again, or let it rest."""

from deelnemers.personen.models import Gebruiker
from kern.basis.fouten import Fout
from kern.logboek.handeling import handeling
from kern.werk import opdrachten
from kern.werk.models import Opdracht

AL_GEDAAN = "Hierover is al besloten. Er is niets gewijzigd."


def probeer_opnieuw(*, wie: Gebruiker, opdracht: Opdracht) -> None:
    """Give failed work all its attempts again. Raises Fout when it isn't failed (any more)."""
    wat, mag = "innovatiebudget.probeer_werk_opnieuw", "innovatiebudget.beheer_werk"
    with handeling(wie=wie, wat=wat, mag=mag) as act:
        if not opdrachten.opnieuw(opdracht):
            raise Fout(AL_GEDAAN)
        act.leg_vast(opdracht, van={"fout": opdracht.fout})


def geef_op(*, wie: Gebruiker, opdracht: Opdracht, reden: str) -> None:
    """Let failed work rest, with the reason. Raises Fout when it isn't failed (any more)."""
    with handeling(
        wie=wie, wat="innovatiebudget.geef_werk_op", mag="innovatiebudget.beheer_werk"
    ) as act:
        if not opdrachten.laat_rusten(opdracht):
            raise Fout(AL_GEDAAN)
        act.leg_vast(opdracht, van={"fout": opdracht.fout}, reden=reden)
