"""Filters above a list that every floor uses."""

import django_filters

from kern.ui.forms import DatumVeld


class Datumfilter(django_filters.DateFilter):
    """A date, with the browser's own date picker."""

    field_class = DatumVeld
