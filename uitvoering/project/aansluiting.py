"""What others show of how projects stand: lists of applications and the public register (W63)."""

from kern.aansluiting.registers import Aanvraagstand
from uitvoering.project.models import Project

PROJECT_LOOPT = Aanvraagstand(2, "loopt", "bezig", "Loopt", "Zie uw rapportages bij Uitvoering")

PROJECT_AFGEROND = Aanvraagstand(3, "afgerond", "klaar", "Afgerond", "U hoeft niets te doen")


def aanvraagstanden_van_projecten(ids: list[int]) -> dict[int, Aanvraagstand]:
    """Tell of which applications the project runs, and which is finished; one query."""
    rijen = Project.objects.filter(aanvraag__in=ids)
    return {
        aanvraag: PROJECT_AFGEROND if afgerond_op else PROJECT_LOOPT
        for aanvraag, afgerond_op in rijen.values_list("aanvraag_id", "afgerond_op")
    }
