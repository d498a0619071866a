"""What is asked of rondes: who sees them, the map over all of them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from deelnemers.personen.models import Gebruiker
from regeling.ronde.models import Ronde
from regeling.ronde.queries import (
    bezwaren_tegen_ronde,
    gemeenten_van_inhoud,
    inhoud_van_ronde,
    kaart_van_rondes,
    lopende_ronde,
    openstelling,
    rondes_om_te_publiceren,
)
from regeling.ronde.rekenen.fasen import Openstelling
from tests import fabriek

pytestmark = pytest.mark.django_db


def test_a_draft_is_seen_by_the_coordinator_and_a_published_ronde_by_everyone(klok):
    klok(fabriek.OPEN)
    concept, openbaar = fabriek.concept_ronde(code="2016", naam="Later"), fabriek.ronde()
    coordinator = fabriek.coordinator()
    weg = Gebruiker.objects.get(pk=fabriek.coordinator("Weg").pk)
    weg.is_active = False
    for wie in (None, AnonymousUser(), fabriek.gebruiker(), fabriek.medewerker(), weg):
        assert list(Ronde.objects.zichtbaar_voor(wie)) == [openbaar]
    assert set(Ronde.objects.zichtbaar_voor(coordinator)) == {concept, openbaar}


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_map_has_every_municipality_once_and_the_bounds_of_the_newest_ronde(
    klok, aantal, django_assert_num_queries
):
    fabriek.ronde()
    for jaar in range(2016, 2016 + aantal - 1):
        Ronde.objects.filter(pk=fabriek.ronde(code=str(jaar), naam=str(jaar)).pk).update(
            opent_op=fabriek.OPEN.replace(year=jaar), sluit_op=fabriek.SLUITING.replace(year=jaar),
            kaartgrenzen=[jaar, jaar + 1, jaar + 2],
        )  # fmt: skip
    fabriek.concept_ronde(code="concept", naam="Concept")
    klok(fabriek.OPEN)
    with django_assert_num_queries(1):
        kaart = kaart_van_rondes()
        assert len({gemeente.naam for gemeente in kaart.gemeenten}) == len(kaart.gemeenten) == 12
    assert kaart.grenzen[0] == (150_000 if aantal == 1 else 2015 + aantal - 1)


def test_without_a_published_ronde_the_map_is_empty():
    fabriek.concept_ronde()
    kaart = kaart_van_rondes()
    assert (kaart.gemeenten, kaart.grenzen) == ([], [])
    assert lopende_ronde() is None


def test_where_applying_stands_follows_the_clock(klok):
    klok(fabriek.VOOR_PUBLICATIE)
    ronde = fabriek.concept_ronde()
    assert rondes_om_te_publiceren() == [ronde]
    assert openstelling(ronde) == Openstelling.CONCEPT
    ronde = fabriek.ronde()
    assert rondes_om_te_publiceren() == []
    for moment, stand in (
        (fabriek.PUBLICATIE, Openstelling.STRAKS),
        (fabriek.OPEN, Openstelling.OPEN),
        (fabriek.SLUITING, Openstelling.DICHT),
    ):
        klok(moment)
        assert openstelling(ronde) == stand


def test_a_sound_content_has_no_objections_and_its_municipalities_by_name():
    inhoud = inhoud_van_ronde(fabriek.concept_ronde())
    assert bezwaren_tegen_ronde(inhoud) == []
    namen = [gemeente.naam for gemeente in gemeenten_van_inhoud(inhoud)]
    assert len(namen) == 12
    assert namen == sorted(namen)
