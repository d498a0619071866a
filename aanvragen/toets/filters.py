"""How the coördinator's list can be narrowed; everything is in the address."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from aanvragen.velden.models import Aanvraag
from deelnemers.gemeenten.models import Gemeente
from regeling.ronde.models import Doelgroep, Ronde


class AanvraagFilter(django_filters.FilterSet):
    """Ronde, state, target group, municipality and words."""

    zoek = django_filters.CharFilter(method="filter_zoek", label="Zoek")
    ronde = django_filters.ChoiceFilter(
        field_name="ronde__code", label="Ronde", empty_label="Alle rondes", choices=[]
    )
    status = django_filters.ChoiceFilter(
        label="Status",
        empty_label="Alle",
        choices=[c for c in Aanvraag.Status.choices if c[0] != Aanvraag.Status.CONCEPT],
    )
    doelgroep = django_filters.ChoiceFilter(
        method="filter_doelgroep", label="Doelgroep", empty_label="Alle", choices=[]
    )
    gemeente = django_filters.ChoiceFilter(
        method="filter_gemeente", label="Gemeente", empty_label="Alle", choices=[]
    )

    class Meta:
        model = Aanvraag
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rondes = Ronde.objects.openbaar().values_list("code", "naam")
        groepen = Doelgroep.objects.order_by("volgorde", "code").values_list("code", "titel")
        uniek = {code: f"{code}. {titel}" for code, titel in groepen}
        gemeenten = Gemeente.objects.filter(rondes__isnull=False).distinct()
        self.filters["ronde"].extra["choices"] = list(rondes)
        self.filters["doelgroep"].extra["choices"] = list(uniek.items())
        self.filters["gemeente"].extra["choices"] = [(g.code, g.naam) for g in gemeenten]

    def filter_doelgroep(self, rijen: QuerySet, _naam: str, code: str) -> QuerySet:
        """Keep what is mainly for this target group (R24)."""
        hoofd = Aanvraag.objects.filter(doelgroepen__doelgroep__code=code, doelgroepen__hoofd=True)
        return rijen.filter(pk__in=hoofd.values("pk"))

    def filter_gemeente(self, rijen: QuerySet, _naam: str, code: str) -> QuerySet:
        """Keep what concerns this municipality (R12)."""
        daar = Aanvraag.objects.filter(gemeenten__gemeente__code=code)
        return rijen.filter(pk__in=daar.values("pk"))

    def filter_zoek(self, rijen: QuerySet, _naam: str, woorden: str) -> QuerySet:
        """Keep what has every word in number, title, summary or organisation."""
        for woord in woorden.split()[:8]:
            rijen = rijen.filter(
                Q(nummer__icontains=woord)
                | Q(titel__icontains=woord)
                | Q(samenvatting__icontains=woord)
                | Q(penvoerder__naam__icontains=woord)
            )
        return rijen
