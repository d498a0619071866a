"""What the tests of the committee share: a day on which it works."""

import pytest

from tests.beoordeling.fabriek import BEOORDELING


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(BEOORDELING)
