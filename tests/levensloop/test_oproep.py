"""Random lives of a ronde that begin with the call (W02, W11, W12, W61)."""

import pytest

from tests.levensloop.spelen import speel

pytestmark = [pytest.mark.django_db, pytest.mark.eenmaal]


@pytest.mark.parametrize("begin", ["voor_de_oproep", "open_ronde"])
def test_W02_W12_W61_a_life_from_the_call(begin: str) -> None:
    speel(begin)
