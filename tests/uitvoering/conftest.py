"""What the tests of this floor share: a day, a project that runs, and applications decided on."""

import pytest

from aanvragen.velden.models import Aanvraag
from tests import fabriek
from tests.besluitvorming import fabriek as besluiten
from tests.uitvoering import fabriek as uitvoering
from uitvoering.project.models import Project


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(uitvoering.UITVOERING)


@pytest.fixture(scope="module")
def _gemaakt(gedeeld) -> tuple[int, list[int]]:
    """One project that runs, and two applications on which the colleges decided."""
    ronde = {"code": "twee", "naam": "Tweede ronde", "titel": "Plan"}
    with fabriek.op(uitvoering.UITVOERING):
        _, aanvragen = besluiten.besloten(2, **ronde)
        return uitvoering.project().pk, [aanvraag.pk for aanvraag in aanvragen]


@pytest.fixture
def project(_gemaakt) -> Project:
    return Project.objects.get(pk=_gemaakt[0])


@pytest.fixture
def besloten(_gemaakt) -> list[Aanvraag]:
    return list(Aanvraag.objects.filter(pk__in=_gemaakt[1]))
