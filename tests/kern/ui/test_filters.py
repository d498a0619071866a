"""Filters of templates: amounts, dates and moments as the Dutch write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import engines

MOMENT = datetime(2015, 6, 9, 12, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("filter_", "waarde", "tekst"),
    [
        ("euro", 12500, "€\u00a012.500"),
        ("euro", Decimal("0.5"), "€\u00a00,50"),
        ("euro", None, ""),
        ("euro_kort", 3_400_000, "€\u00a03,4\u00a0mln"),
        ("euro_kort", "", ""),
        ("getal", 12500, "12.500"),
        ("getal:1", 2.25, "2,3"),
        ("getal", "geen", ""),
        ("procent", Decimal("0.426"), "43%"),
        ("procent:1", Decimal("0.426"), "42,6%"),
        ("procent", Decimal("0.9999"), "99%"),
        ("procent", None, ""),
        ("getal", "Infinity", ""),
        ("telwoord", 12, "twaalf"),
        ("dag_kort", date(2015, 9, 3), "do 3 sept"),
        ("dag_kort", datetime(2015, 6, 9, 22, 30, tzinfo=UTC), "wo 10 juni"),
        ("dag_kort", None, ""),
        ("datum", date(2015, 6, 9), "dinsdag 9 juni 2015"),
        ("datum", datetime(2015, 6, 9, 22, 30, tzinfo=UTC), "woensdag 10 juni 2015"),
        ("datum", None, ""),
        ("datum_kort", MOMENT, "9 juni 2015"),
        ("datum_kort", "", ""),
        ("tijdstip", MOMENT, "9 juni 2015 om 14.03 uur"),
        ("tijdstip", date(2015, 6, 9), "9 juni 2015"),
        ("dagen_tot", date(2015, 6, 9), "vandaag"),
        ("dagen_tot", date(2015, 6, 10), "morgen"),
        ("dagen_tot", date(2015, 6, 8), "gisteren"),
        ("dagen_tot", date(2015, 6, 19), "over 10 dagen"),
        ("dagen_tot", date(2015, 6, 1), "8 dagen geleden"),
        ("dagen_tot", None, ""),
    ],
)
def test_filter(klok, filter_, waarde, tekst):
    klok(2015, 6, 9, 14, 3)
    template = engines["django"].from_string("{% load kern %}{{ waarde|" + filter_ + " }}")
    assert template.render({"waarde": waarde}) == tekst
