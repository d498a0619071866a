"""Random lives of a ronde that begin before the committee or its weighing (W20, W21, W22)."""

import pytest

from tests.levensloop.spelen import speel

pytestmark = [pytest.mark.django_db, pytest.mark.eenmaal]


@pytest.mark.parametrize("begin", ["ingediend", "toegelaten", "gescoord"])
def test_W20_W21_W22_a_life_with_a_committee(begin: str) -> None:
    speel(begin)
