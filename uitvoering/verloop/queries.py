"""Which projects can start and which can end, and the project of one application (R40)."""

from django.db.models import QuerySet

from besluitvorming.beschikking.models import Beschikking
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Voortgangsrapportage


def te_starten(aanvraag: int | None = None) -> QuerySet[Beschikking]:
    """Return the letters from which a project can start, or the one on an application (by id)."""
    klaar = Beschikking.objects.openbaar().filter(project=None)
    return klaar if aanvraag is None else klaar.filter(aanvraag=aanvraag)


def af_te_ronden(aanvraag: int | None = None) -> QuerySet[Project]:
    """Return the running projects of which every report was accepted, or the one of an application."""
    open_ = Voortgangsrapportage.objects.niet_geaccepteerd()
    klaar = Project.objects.filter(afgerond_op=None).exclude(pk__in=open_.values("project"))
    return klaar if aanvraag is None else klaar.filter(aanvraag=aanvraag)
