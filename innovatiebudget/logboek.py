"""The log as a page for the coördinator and the beheerder (W61)."""

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from kern.forms import DatumVeld
from kern.logboek import codes_met
from kern.models import Gebeurtenis
from kern.rechten import eis
from kern.views import Lijst


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
            | Q(wat__in=codes_met(waarde))
        )


class Logboek(Lijst):
    """All acts, newest first; 404 for everyone else."""

    model = Gebeurtenis
    template_name = "innovatiebudget/logboek.html"
    filterset_class = LogboekFilter

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        """Ask rules.py before anything is read."""
        if request.user.is_authenticated:
            eis(request.user, "innovatiebudget.lees_logboek")
        return super().dispatch(request, *args, **kwargs)

    def zichtbaar(self) -> QuerySet:
        """Return every line; who may read the log, reads all of it."""
        return Gebeurtenis.objects.all()
