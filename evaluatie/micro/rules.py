"""Who may do what in the evaluation. The only place that decides it."""

from typing import Any

import rules

from aanvragen.velden.models import Aanvraag
from uitvoering.project.models import Project


@rules.predicate
def werkt_aan_project(gebruiker: Any, project: Project | None) -> bool:
    """The user works on this project, through the penvoerder or a partner (W10)."""
    if project is None:
        return False
    return Aanvraag.objects.van_aanbieder(gebruiker).filter(pk=project.aanvraag_id).exists()


rules.add_perm("evaluatie.voeg_casus_toe", werkt_aan_project)
