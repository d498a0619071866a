"""How the list of projects is narrowed."""

import django_filters
from django.db.models import Q, QuerySet, TextChoices

from regeling.ronde.models import Ronde
from uitvoering.project.models import Project


class Loopfase(TextChoices):
    """Whether a project runs or is finished."""

    LOOPT = "loopt", "Loopt"
    AFGEROND = "afgerond", "Afgerond"


class ProjectFilter(django_filters.FilterSet):
    """Narrow the projects by words, ronde and whether they run."""

    zoek = django_filters.CharFilter(method="zoek_in", label="Zoek op project of organisatie")
    ronde = django_filters.ModelChoiceFilter(
        field_name="aanvraag__ronde",
        queryset=Ronde.objects.all(),
        to_field_name="code",
        label="Ronde",
        empty_label="Alle rondes",
    )
    stand = django_filters.ChoiceFilter(
        method="met_stand", choices=Loopfase.choices, label="Stand", empty_label="Alle"
    )

    class Meta:
        model = Project
        fields: list[str] = []

    def zoek_in(self, queryset: QuerySet[Project], _naam: str, waarde: str) -> QuerySet[Project]:
        """Search in title, number and organisation."""
        return queryset.filter(
            Q(aanvraag__titel__icontains=waarde)
            | Q(aanvraag__nummer__icontains=waarde)
            | Q(aanvraag__penvoerder__naam__icontains=waarde)
        )

    def met_stand(self, queryset: QuerySet[Project], _naam: str, waarde: str) -> QuerySet[Project]:
        """Keep projects that run, or that are finished."""
        return queryset.filter(afgerond_op__isnull=waarde == Loopfase.LOOPT)
