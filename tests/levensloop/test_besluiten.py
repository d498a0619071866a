"""Random lives of a ronde that begin with its advice or its projects (R01, R30, R40, W30)."""

import pytest

from tests.levensloop.spelen import speel

pytestmark = [pytest.mark.django_db, pytest.mark.eenmaal]


@pytest.mark.parametrize("begin", ["geadviseerd", "in_uitvoering"])
def test_R01_a_life_from_the_advice(begin: str) -> None:
    speel(begin)
