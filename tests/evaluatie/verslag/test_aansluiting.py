"""What the dossier of an application tells about the evaluation."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from evaluatie.micro.aansluiting import casustaken
from evaluatie.tevredenheid.aansluiting import vragenlijsttaken
from evaluatie.verslag import services as verslag
from evaluatie.verslag.aansluiting import evaluatietaken, mijlpalen_van_evaluatie
from tests.evaluatie import fabriek

pytestmark = pytest.mark.django_db


def test_a_dossier_tells_the_session_and_when_the_evaluation_is_ready(project, coordinator):
    fabriek.sessie(project.aanvraag.ronde, [project], coordinator)
    sessie, klaar = mijlpalen_van_evaluatie(project.aanvraag, coordinator)
    assert (sessie.datum, sessie.titel) == (
        date(2016, 5, 12),
        "Kennissessie: Wat leren wij van elkaar?",
    )
    assert (klaar.titel, klaar.stand) == ("De regio evalueert", "straks")


def test_a_dossier_tells_the_judgement(project, coordinator):
    verslag.leg_oordeel_vast(
        wie=coordinator,
        ronde=project.aanvraag.ronde,
        keuze="stoppen",
        bouwstenen_conclusie="Niets.",
        motivering="Het hielp niet.",
    )
    [mijlpaal] = mijlpalen_van_evaluatie(project.aanvraag, coordinator)
    assert mijlpaal.tekst == "Het oordeel: stoppen."


def test_a_dossier_without_a_project_tells_nothing(project, coordinator):
    project.rapportages.all().delete()
    aanvraag = project.aanvraag
    project.delete()
    aanvraag.refresh_from_db()
    assert list(mijlpalen_van_evaluatie(aanvraag, coordinator)) == []


def test_cases_are_asked_for_one_application_at_a_time(project):
    lid = fabriek.lid(project)
    [taak] = casustaken(lid, onderwerp=project.aanvraag_id)
    assert taak.onderwerp == project.aanvraag_id
    assert list(casustaken(lid, onderwerp=project.aanvraag_id + 1)) == []


@pytest.mark.parametrize("taken", [casustaken, vragenlijsttaken, evaluatietaken])
def test_a_visitor_has_nothing_to_do(taken):
    assert list(taken(AnonymousUser())) == []
