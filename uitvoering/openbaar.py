"""What others show of how projects stand: lists of applications and the public register (W63)."""

from kern.registers import Aanvraagstand
from uitvoering.models import Project

LOOPT = Aanvraagstand(2, "loopt", "bezig", "Loopt", "Zie uw rapportages bij Uitvoering")
AFGEROND = Aanvraagstand(3, "afgerond", "klaar", "Afgerond", "U hoeft niets te doen")


def standen(ids: list[int]) -> dict[int, Aanvraagstand]:
    """Tell of which applications the project runs, and which is finished; one query."""
    rijen = Project.objects.filter(aanvraag__in=ids)
    return {
        aanvraag: AFGEROND if afgerond_op else LOOPT
        for aanvraag, afgerond_op in rijen.values_list("aanvraag_id", "afgerond_op")
    }
