"""What the tests of this floor share: a day on which the colleges decide."""

import pytest

from tests.besluitvorming.fabriek import BESLUITVORMING


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(BESLUITVORMING)
