"""What the list of users can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from deelnemers.personen.models import Aanstelling, Gebruiker


class GebruikerFilter(django_filters.FilterSet):
    """By a part of the name or address, and by role."""

    zoek = django_filters.CharFilter(label="Zoek op naam of e-mailadres", method="op_tekst")
    rol = django_filters.ChoiceFilter(
        label="Rol",
        choices=[*Aanstelling.Rol.choices, ("aanbieder", "aanbieder"), ("geen", "nog geen rol")],
        empty_label="Alle rollen",
        method="op_rol",
        widget=forms.Select,
    )

    class Meta:
        model = Gebruiker
        fields: list[str] = []

    def op_tekst(self, rijen: QuerySet, _naam: str, tekst: str) -> QuerySet:
        """Keep users whose name or address holds every word."""
        for woord in tekst.split():
            rijen = rijen.filter(Q(naam__icontains=woord) | Q(email__icontains=woord))
        return rijen

    def op_rol(self, rijen: QuerySet, _naam: str, rol: str) -> QuerySet:
        """Keep users with this role now."""
        valid = Aanstelling.objects.geldig()
        if rol == "aanbieder":
            return rijen.filter(lidmaatschappen__isnull=False).distinct()
        if rol == "geen":
            return rijen.filter(lidmaatschappen=None).exclude(aanstellingen__in=valid)
        return rijen.filter(aanstellingen__in=valid.filter(rol=rol)).distinct()
