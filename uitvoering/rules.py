"""Who may do what while a project is carried out."""

import rules

from aanvragen.models import Aanvraag
from deelnemers.rules import is_coordinator


@rules.predicate
def werkt_aan(gebruiker, project) -> bool:
    """Whether the user works on this project, through the penvoerder or a partner (W10)."""
    return Aanvraag.objects.van_aanbieder(gebruiker).filter(pk=project.aanvraag_id).exists()


@rules.predicate
def ziet(gebruiker, project) -> bool:
    """Whether the application of the project is visible to the user (W62)."""
    return Aanvraag.objects.zichtbaar_voor(gebruiker).filter(pk=project.aanvraag_id).exists()


@rules.predicate
def heeft_project(gebruiker, aanvraag) -> bool:
    """Whether this visible application became a project."""
    return hasattr(aanvraag, "project")


rules.add_perm("uitvoering.heeft_project", heeft_project)
rules.add_perm("uitvoering.start", is_coordinator)
rules.add_perm("uitvoering.bekijk", ziet)
rules.add_perm("uitvoering.rapporteer", werkt_aan)
rules.add_perm("uitvoering.beoordeel_rapportage", is_coordinator)
rules.add_perm("uitvoering.rond_af", is_coordinator)
