"""Measurements as a person writes them."""

from decimal import Decimal

import pytest

from uitvoering.rapportage.rekenen import zonder_nullen


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [("4.60", "4,6"), ("4.00", "4"), ("0.05", "0,05"), ("1200", "1.200"), ("0.00", "0")],
)
def test_a_number_has_as_many_decimals_as_it_needs(waarde, tekst) -> None:
    assert zonder_nullen(Decimal(waarde)) == tekst


def test_what_was_not_measured_is_not_a_number() -> None:
    assert zonder_nullen(None) == ""
