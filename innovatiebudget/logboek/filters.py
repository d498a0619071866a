"""The log as a page for the coördinator and the beheerder (W61)."""

import django_filters
from django.db.models import Q, QuerySet

from kern.logboek.models import Gebeurtenis
from kern.logboek.teksten import codes_met_woorden
from kern.ui.forms import DatumVeld


class Datumfilter(django_filters.DateFilter):
    """A date, with the browser's own date picker."""

    field_class = DatumVeld


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
        return queryset.filter(
            Q(wie_naam__icontains=waarde)
            | Q(onderwerp_tekst__icontains=waarde)
            | Q(wat__icontains=waarde)
            | Q(wat__in=codes_met_woorden(waarde))
        )
