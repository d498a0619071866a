"""What the tests of the evaluation share: its day, the ronde with a project, and who leads it."""

import pytest

from deelnemers.personen.models import Gebruiker
from evaluatie.bouwstenen.services import laad_bouwstenen
from kern.werk.models import Opdracht
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.evaluatie import fabriek as maak
from uitvoering.project.models import Project


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(maak.EVALUATIE)


@pytest.fixture(scope="module")
def beginstand(gedeeld) -> dict[str, int]:
    """The coördinator, the ronde and the one project in it; name -> id."""
    with fabriek.op(maak.EVALUATIE):
        coordinator = fabriek.coordinator()
        ronde = fabriek.ronde(wie=coordinator)
        project = maak.project(ronde, titel="Samen koken")
        # documents and mails of the floors below: `werk_af` is about the work of the test itself
        Opdracht.objects.update(status=Opdracht.Status.KLAAR)
    return {"coordinator": coordinator.pk, "ronde": ronde.pk, "project": project.pk}


@pytest.fixture
def coordinator(beginstand) -> Gebruiker:
    return Gebruiker.objects.get(pk=beginstand["coordinator"])


@pytest.fixture
def ronde(beginstand) -> Ronde:
    return Ronde.objects.get(pk=beginstand["ronde"])


@pytest.fixture
def project(beginstand) -> Project:
    """The project of the ronde; it has one report, not sent in."""
    return Project.objects.get(pk=beginstand["project"])


@pytest.fixture
def bouwstenen(db):
    return laad_bouwstenen()
