"""What the tests of the evaluation share: its day, the ronde and who leads it."""

import pytest

from evaluatie.services import laad_bouwstenen
from tests import fabriek
from tests.evaluatie.fabriek import EVALUATIE


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(EVALUATIE)


@pytest.fixture
def coordinator(db):
    return fabriek.coordinator()


@pytest.fixture
def ronde(coordinator):
    return fabriek.ronde(wie=coordinator)


@pytest.fixture
def bouwstenen(db):
    return laad_bouwstenen()
