"""What someone without a role is asked to do (W60)."""

import pytest

from deelnemers.organisaties import services as organisaties
from deelnemers.organisaties.aansluiting import taken_zonder_rol
from kern.aansluiting.registers import taken
from tests import fabriek

pytestmark = pytest.mark.django_db


def _titels(gebruiker):
    return [taak.titel for taak in taken.voor(gebruiker)]


def test_someone_without_organisation_is_asked_for_one_until_it_is_there(klok):
    klok(fabriek.OPEN)
    sanne = fabriek.gebruiker("Sanne", email="sanne@voorbeeld.example")
    assert _titels(sanne) == ["Meld uw organisatie aan"]
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    organisaties.nodig_uit(wie=beheert, aanbieder=aanbieder, email=sanne.email)
    assert _titels(sanne) == ["Werk mee bij Stichting De Brug"]
    assert "Meld uw organisatie aan" not in _titels(beheert)
    assert "Meld uw organisatie aan" not in _titels(fabriek.medewerker())


def test_it_is_no_task_about_one_application(django_assert_num_queries):
    sanne = fabriek.gebruiker("Sanne")
    with django_assert_num_queries(0):
        assert not list(taken_zonder_rol(sanne, onderwerp=1))
