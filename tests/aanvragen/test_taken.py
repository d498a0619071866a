"""What applicant and coördinator have to do, derived from the state of things (W60)."""

from datetime import date, timedelta

import pytest

from aanvragen.concept.aansluiting import aanvragerstaken
from aanvragen.toets import services as toets
from aanvragen.toets.aansluiting import toetstaken
from tests import fabriek
from tests.aanvragen.fabriek import getoetst, ingediend, leeg, lid_van
from tests.fabriek import NA_SLUITING, OPEN, op

pytestmark = pytest.mark.django_db


def _taken(wie):
    return [*aanvragerstaken(wie), *toetstaken(wie)]


@pytest.fixture
def ronde(klok):
    ronde = fabriek.ronde()
    klok(OPEN)
    return ronde


def _titels(wie):
    return [(taak.titel, taak.datum, taak.wacht_op_anderen) for taak in _taken(wie)]


def test_W60_an_organisation_without_application_is_invited_into_the_open_ronde(ronde):
    assert _titels(lid_van()) == [
        ("Begin een aanvraag voor Regionale ronde 2015", date(2015, 5, 11), False)
    ]


def test_W60_a_draft_asks_to_be_finished_before_closing(ronde):
    lid = lid_van()
    leeg(ronde, lid, titel="Samen eten")

    assert _titels(lid) == [("Maak uw aanvraag “Samen eten” af", date(2015, 5, 11), False)]
    with op(NA_SLUITING):
        assert _titels(lid) == []


def test_W60_a_submitted_application_waits_for_the_coordinator(ronde):
    lid = lid_van()
    ingediend(ronde, lid, titel="Samen eten")

    assert _titels(lid) == [("De coördinator controleert “Samen eten”", date(2015, 5, 29), True)]


def test_W60_a_completion_asks_the_applicant_and_waits_at_the_coordinator(ronde):
    lid, wie = lid_van(), fabriek.coordinator()
    aanvraag = ingediend(ronde, lid, titel="Samen eten")
    with op(NA_SLUITING):
        getoetst(aanvraag, wie, {8: "aanvullen"})
        toets.vraag_aanvulling(wie=wie, aanvraag=aanvraag, tekst="Wanneer?", dagen=7)
        assert _titels(lid) == [("Vul uw aanvraag “Samen eten” aan", date(2015, 5, 19), False)]
        assert _titels(wie) == [("U wacht op 1 aanvulling van Regionale ronde 2015", None, True)]
    with op(NA_SLUITING + timedelta(days=8)):
        assert _titels(wie) == [
            ("Beslis over 1 aanvraag zonder aanvulling", date(2015, 5, 29), False)
        ]


@pytest.mark.parametrize("aantal", [1, 4])
def test_W60_the_coordinator_is_asked_to_check_what_came_in(
    ronde, django_assert_num_queries, aantal
):
    for _ in range(aantal):
        ingediend(ronde)
    wie = fabriek.coordinator()
    wat = "1 aanvraag" if aantal == 1 else "4 aanvragen"
    with django_assert_num_queries(3):
        gevonden = _titels(wie)

    assert gevonden == [(f"Controleer {wat} van Regionale ronde 2015", date(2015, 5, 29), False)]


def test_W60_someone_without_a_role_has_nothing_to_do_here(ronde):
    assert _titels(fabriek.gebruiker()) == []
