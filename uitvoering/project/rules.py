"""Who works on a project, and who sees it (W10, W62)."""

import rules

from aanvragen.velden.models import Aanvraag
from kern.toegang.wie import Wie
from uitvoering.project.models import Project


@rules.predicate
def werkt_aan_project(gebruiker: Wie, project: Project) -> bool:
    """Whether the user works on this project, through the penvoerder or a partner (W10)."""
    return Aanvraag.objects.van_aanbieder(gebruiker).filter(pk=project.aanvraag_id).exists()


@rules.predicate
def ziet_project(gebruiker: Wie, project: Project) -> bool:
    """Whether the application of the project is visible to the user (W62)."""
    return Aanvraag.objects.zichtbaar_voor(gebruiker).filter(pk=project.aanvraag_id).exists()


@rules.predicate
def heeft_project(gebruiker: Wie, aanvraag: Aanvraag) -> bool:
    """Whether this visible application became a project."""
    return hasattr(aanvraag, "project")


rules.add_perm("uitvoering.heeft_project", heeft_project)

rules.add_perm("uitvoering.bekijk", ziet_project)
