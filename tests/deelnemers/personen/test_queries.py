"""Which roles someone has."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from deelnemers.personen.queries import (
    aangesteld_als_coordinator,
    aanstellingen_ooit,
    aanstellingen_van,
    aflopende_aanstellingen,
    andere_rollen,
    gebruikers_met_rollen,
    gemeente_van,
    mfa_verplicht,
    registreer_andere_rol,
)
from tests import fabriek
from tests.deelnemers.fabriek import AanstellingRij, GebruikerRij, LidmaatschapRij

pytestmark = pytest.mark.django_db
BEZOEKER = AnonymousUser()
DAG = timedelta(days=1)


def test_mfa_is_for_appointments_and_for_who_a_higher_floor_names(monkeypatch):
    monkeypatch.setattr(andere_rollen, "_delen", [])
    lid = fabriek.gebruiker("Lid")
    aanbieder = fabriek.aanbieder()
    assert mfa_verplicht(fabriek.coordinator())
    assert mfa_verplicht(fabriek.medewerker())
    assert not mfa_verplicht(fabriek.collega(aanbieder))
    assert not mfa_verplicht(lid)
    registreer_andere_rol(lambda gebruiker: gebruiker == lid)
    assert mfa_verplicht(lid)


def test_a_visitor_and_someone_who_left_have_no_role(django_assert_num_queries):
    weg = AanstellingRij(gebruiker__is_active=False).gebruiker
    with django_assert_num_queries(0):
        for niemand in (None, BEZOEKER, weg):
            assert aanstellingen_van(niemand) == []
            assert not aangesteld_als_coordinator(niemand)
            assert gemeente_van(niemand) is None
            assert not mfa_verplicht(niemand)


def test_an_ended_or_future_appointment_gives_nothing(klok):
    klok(fabriek.OPEN)
    vandaag = fabriek.OPEN.date()
    for velden in (
        {"beeindigd_op": fabriek.OPEN},
        {"tot": vandaag - DAG},
        {"van": vandaag + DAG},
    ):
        assert not aangesteld_als_coordinator(AanstellingRij(**velden).gebruiker)
    assert aangesteld_als_coordinator(AanstellingRij(van=vandaag, tot=vandaag).gebruiker)


def test_what_ends_within_the_time_is_found_the_first_to_end_first(klok):
    klok(fabriek.OPEN)
    vandaag = fabriek.OPEN.date()
    later, eerder = (AanstellingRij(tot=vandaag + n * DAG) for n in (30, 10))
    AanstellingRij(tot=vandaag + 31 * DAG)
    AanstellingRij()
    assert list(aflopende_aanstellingen(30 * DAG)) == [eerder, later]


def test_all_appointments_of_a_user_are_told_the_newest_first():
    persoon = GebruikerRij()
    oud = AanstellingRij(gebruiker=persoon, beeindigd_op=fabriek.OPEN)
    nieuw = AanstellingRij(gebruiker=persoon, van=fabriek.OPEN.date())
    AanstellingRij()
    assert list(aanstellingen_ooit(persoon)) == [nieuw, oud]


@pytest.mark.parametrize("aantal", [1, 4])
def test_users_come_with_their_roles_in_three_queries(aantal, django_assert_num_queries):
    leden = [LidmaatschapRij() for _ in range(aantal)]
    for lid in leden:
        AanstellingRij(gebruiker=lid.gebruiker)
        AanstellingRij(gebruiker=lid.gebruiker, beeindigd_op=fabriek.OPEN)
    with django_assert_num_queries(3):
        gevonden = {
            persoon.pk: (
                [str(rij) for rij in persoon.geldige_aanstellingen],
                [lid.aanbieder.naam for lid in persoon.lidmaatschappen.all()],
            )
            for persoon in gebruikers_met_rollen()
        }
    assert gevonden == {lid.gebruiker_id: (["coördinator"], [lid.aanbieder.naam]) for lid in leden}
