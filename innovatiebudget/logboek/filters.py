"""The log as a page for the coördinator and the beheerder (W61)."""

import django_filters
from django.db.models import QuerySet

from innovatiebudget.logboek.queries import gebeurtenissen_met
from kern.logboek.models import Gebeurtenis
from kern.ui.filters import Datumfilter


class LogboekFilter(django_filters.FilterSet):
    """Narrow the log by a word in the name, the subject or the act."""

    zoek = django_filters.CharFilter(
        method="zoek_in", label="Zoek op persoon, onderwerp of handeling"
    )
    van = Datumfilter("tijdstip", lookup_expr="date__gte", label="Vanaf")

    class Meta:
        model = Gebeurtenis
        fields: list[str] = []

    def zoek_in(self, queryset: QuerySet, _name: str, waarde: str) -> QuerySet:
        """Search in what a reader sees."""
        return gebeurtenissen_met(queryset, waarde)
