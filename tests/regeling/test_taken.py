"""What the floors ask of whom (W60)."""

import pytest

from deelnemers.organisaties import services as organisaties
from kern.aansluiting.registers import taken
from tests import fabriek

pytestmark = pytest.mark.django_db


def titels(gebruiker):
    return [taak.titel for taak in taken.voor(gebruiker)]


def test_the_coordinator_is_asked_to_publish_until_it_is_done(klok):
    coordinator = fabriek.coordinator()
    fabriek.concept_ronde()
    klok(fabriek.VOOR_PUBLICATIE)
    (taak,) = taken.voor(coordinator)
    assert taak.titel == "Publiceer Regionale ronde 2015"
    assert str(taak.datum) == "2015-03-18"
    assert titels(fabriek.gebruiker()) == ["Meld uw organisatie aan"]
    fabriek.ronde()
    assert "Publiceer Regionale ronde 2015" not in titels(coordinator)


def test_someone_without_organisation_is_asked_for_one_until_it_is_there(klok):
    klok(fabriek.OPEN)
    sanne = fabriek.gebruiker("Sanne", email="sanne@voorbeeld.example")
    assert titels(sanne) == ["Meld uw organisatie aan"]
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    organisaties.nodig_uit(wie=beheert, aanbieder=aanbieder, email=sanne.email)
    assert titels(sanne) == ["Werk mee bij Stichting De Brug"]
    assert "Meld uw organisatie aan" not in titels(beheert)
    assert "Meld uw organisatie aan" not in titels(fabriek.medewerker())
