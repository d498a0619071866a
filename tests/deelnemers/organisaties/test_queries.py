"""For whom someone works, and who is invited."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deelnemers.organisaties import services as organisaties
from deelnemers.organisaties.models import UITNODIGING_GELDIG, Uitnodiging
from deelnemers.organisaties.queries import (
    aanbieders_van,
    beheert_aanbieder,
    bezwaar_tegen_aanvaarden,
    hash_van_code,
    leden_van,
    open_uitnodigingen_aan,
    open_uitnodigingen_van,
    uitnodiging_met_code,
)
from deelnemers.personen.queries import (
    aangesteld_als_beheerder,
    aangesteld_als_coordinator,
    gemeente_van,
)
from tests import fabriek
from tests.deelnemers.fabriek import AanbiederRij, GebruikerRij, LidmaatschapRij, UitnodigingRij

pytestmark = pytest.mark.django_db


def test_an_expired_invitation_is_not_among_the_open_ones(klok):
    klok(fabriek.OPEN)
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    organisaties.nodig_uit(wie=beheert, aanbieder=aanbieder, email="cor@voorbeeld.example")
    assert Uitnodiging.objects.open().count() == 1
    klok(fabriek.OPEN + timedelta(days=14))
    assert Uitnodiging.objects.open().count() == 0


def test_roles_cost_one_query_each_however_often_they_are_asked():
    aanbieder = fabriek.aanbieder()
    cor = fabriek.collega(aanbieder)
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        for _ in range(3):
            assert not aangesteld_als_coordinator(cor)
            assert not aangesteld_als_beheerder(cor)
            assert gemeente_van(cor) is None
            assert aanbieders_van(cor) == [aanbieder]
            assert not beheert_aanbieder(cor, aanbieder)
    assert len(vragen) == 2


def test_the_open_invitations_of_a_person_and_of_an_organisation(klok):
    klok(fabriek.OPEN)
    open_, gebruikt, oud = (
        UitnodigingRij(),
        UitnodigingRij(aanvaard_op=fabriek.OPEN),
        UitnodigingRij(verstuurd_op=fabriek.OPEN - UITNODIGING_GELDIG),
    )
    for rij, verwacht in ((open_, [open_]), (gebruikt, []), (oud, [])):
        assert list(open_uitnodigingen_van(rij.aanbieder)) == verwacht
        genodigde = GebruikerRij(email=rij.email)
        assert list(open_uitnodigingen_aan(genodigde)) == verwacht


def test_an_invitation_is_found_by_its_code_and_only_the_hash_is_kept():
    rij = UitnodigingRij(code=hash_van_code("geheim"))
    assert uitnodiging_met_code("geheim") == rij
    assert uitnodiging_met_code(rij.code) is None
    assert uitnodiging_met_code("") is None


def test_why_an_invitation_can_not_be_accepted_any_more(klok):
    klok(fabriek.OPEN)
    assert bezwaar_tegen_aanvaarden(UitnodigingRij.build()) == ""
    assert "al gebruikt" in bezwaar_tegen_aanvaarden(UitnodigingRij.build(aanvaard_op=fabriek.OPEN))
    oud = UitnodigingRij.build(verstuurd_op=fabriek.OPEN - UITNODIGING_GELDIG)
    assert "verlopen" in bezwaar_tegen_aanvaarden(oud)
    klok(fabriek.OPEN - timedelta(microseconds=1))
    assert bezwaar_tegen_aanvaarden(oud) == ""


@pytest.mark.parametrize("aantal", [1, 4])
def test_who_works_somewhere_is_told_by_name_in_one_query(aantal, django_assert_num_queries):
    aanbieder = AanbiederRij()
    for naam in "DCBA"[:aantal]:
        LidmaatschapRij(aanbieder=aanbieder, gebruiker__naam=naam)
    LidmaatschapRij()
    with django_assert_num_queries(1):
        namen = [lid.gebruiker.naam for lid in leden_van(aanbieder)]
    assert namen == sorted("DCBA"[:aantal])
