"""What publishing asks of whom (W60)."""

import pytest

from kern.aansluiting.registers import taken
from regeling.publicatie.aansluiting import taken_rond_publicatie
from tests import fabriek

pytestmark = pytest.mark.django_db


def _titels(gebruiker):
    return [taak.titel for taak in taken.voor(gebruiker)]


def test_the_coordinator_is_asked_to_publish_until_it_is_done(klok):
    coordinator = fabriek.coordinator()
    fabriek.concept_ronde()
    klok(fabriek.VOOR_PUBLICATIE)
    (taak,) = taken.voor(coordinator)
    assert taak.titel == "Publiceer Regionale ronde 2015"
    assert str(taak.datum) == "2015-03-18"
    assert _titels(fabriek.gebruiker()) == ["Meld uw organisatie aan"]
    fabriek.ronde()
    assert "Publiceer Regionale ronde 2015" not in _titels(coordinator)


def test_it_is_no_task_about_one_application(klok, django_assert_num_queries):
    coordinator = fabriek.coordinator()
    fabriek.concept_ronde()
    klok(fabriek.VOOR_PUBLICATIE)
    with django_assert_num_queries(0):
        assert not list(taken_rond_publicatie(coordinator, onderwerp=1))
