"""All models of the floor, where Django looks for them; ask them from their kamer."""

from uitvoering.project.models import Project, ProjectQuerySet
from uitvoering.rapportage.models import Meting, RapportageQuerySet, Voortgangsrapportage

__all__ = ["Meting", "Project", "ProjectQuerySet", "RapportageQuerySet", "Voortgangsrapportage"]
