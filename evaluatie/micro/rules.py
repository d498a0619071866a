"""Who adds cases to the micro-analysis of a project (X02)."""

import rules

from aanvragen.velden.models import Aanvraag
from kern.toegang.wie import Wie
from uitvoering.project.models import Project


@rules.predicate
def werkt_aan_project(gebruiker: Wie, project: Project | None) -> bool:
    """The user works on this project, through the penvoerder or a partner (W10)."""
    if project is None:
        return False
    return Aanvraag.objects.van_aanbieder(gebruiker).filter(pk=project.aanvraag_id).exists()


rules.add_perm("evaluatie.voeg_casus_toe", werkt_aan_project)
