"""What others show of how projects stand: lists of applications and the public register (W63)."""

from typing import Any

from django.db.models import Exists, OuterRef

from kern.aansluiting.aanvraagstand import Standbron, aanvraagstanden
from uitvoering.project.beeld import stand_van_project
from uitvoering.project.models import Project


def _standvelden() -> dict[str, Any]:
    """Whether the project was started, and whether it is finished."""
    project = Project.objects.filter(aanvraag=OuterRef("pk"))
    return {
        "stand_project": Exists(project),
        "stand_afgerond": Exists(project.filter(afgerond_op__isnull=False)),
    }


aanvraagstanden.registreer(Standbron(velden=_standvelden, stand=stand_van_project))
