"""Who may do what with an organisation, by relation to it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from kern.toegang.rechten import mag
from tests.deelnemers.fabriek import (
    AanbiederRij,
    AanstellingRij,
    GebruikerRij,
    LidmaatschapRij,
    UitnodigingRij,
)

pytestmark = pytest.mark.django_db


def _mensen(aanbieder):
    """Return who stands in which relation to an organisation."""
    return {
        "beheert": LidmaatschapRij(aanbieder=aanbieder, beheert=True).gebruiker,
        "werkt er": LidmaatschapRij(aanbieder=aanbieder).gebruiker,
        "beheert een ander": LidmaatschapRij(beheert=True).gebruiker,
        "coordinator": AanstellingRij().gebruiker,
        "beheerder": AanstellingRij(rol="beheerder").gebruiker,
        "niemand": GebruikerRij(),
        "bezoeker": AnonymousUser(),
    }


@pytest.mark.parametrize(
    ("perm", "wie"),
    [
        ("deelnemers.aanbieder_bekijken", {"beheert", "werkt er", "coordinator"}),
        ("deelnemers.aanbieder_wijzigen", {"beheert"}),
        ("deelnemers.uitnodigen", {"beheert"}),
    ],
)
def test_what_one_may_do_with_an_organisation(perm, wie):
    aanbieder = AanbiederRij()
    mensen = _mensen(aanbieder)
    assert {naam for naam, mens in mensen.items() if mag(mens, perm, aanbieder)} == wie
    assert not any(mag(mens, perm) for naam, mens in mensen.items() if naam != "coordinator")


def test_anyone_with_an_account_registers_an_organisation():
    assert mag(GebruikerRij(), "deelnemers.aanbieder_registreren")
    assert not mag(AnonymousUser(), "deelnemers.aanbieder_registreren")


def test_a_member_leaves_or_is_let_go_by_who_manages():
    aanbieder = AanbiederRij()
    lid = LidmaatschapRij(aanbieder=aanbieder)
    mensen = _mensen(aanbieder) | {"zelf": lid.gebruiker}
    perm = "deelnemers.lidmaatschap_beeindigen"
    assert {naam for naam, mens in mensen.items() if mag(mens, perm, lid)} == {"beheert", "zelf"}
    assert not mag(lid.gebruiker, perm)


def test_an_invitation_is_for_its_address_whatever_its_capitals():
    uitnodiging = UitnodigingRij(email="cor@voorbeeld.example")
    perm = "deelnemers.uitnodiging_aanvaarden"
    assert mag(GebruikerRij(email="Cor@Voorbeeld.example"), perm, uitnodiging)
    for ander in (GebruikerRij(), uitnodiging.door, AnonymousUser()):
        assert not mag(ander, perm, uitnodiging)
    assert not mag(GebruikerRij(), perm)
