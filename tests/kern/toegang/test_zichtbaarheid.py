"""Who sees which rows: every floor adds to one condition, and nobody else does (W62, law 13)."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from kern.documenten.models import Document
from kern.toegang import zichtbaarheid
from kern.toegang.zichtbaarheid import (
    NIETS,
    ZichtbaarQuerySet,
    registreer_zichtbaarheid,
    zichtbaarheid_voor,
)
from tests.kern.fabriek import gebruiker

pytestmark = pytest.mark.django_db
PERSOON = "deelnemers.Gebruiker"


@pytest.fixture(autouse=True)
def _leeg_register(monkeypatch):
    monkeypatch.setattr(zichtbaarheid, "_voorwaarden", {})


def _ziet(wie):
    rows = ZichtbaarQuerySet(get_user_model()).zichtbaar_voor(wie)
    return set(rows.values_list("naam", flat=True))


@pytest.fixture
def noor():
    """Someone who is told to see herself and whoever is called Piet."""
    registreer_zichtbaarheid(PERSOON)(lambda wie: Q(pk=wie.pk))
    registreer_zichtbaarheid(PERSOON)(lambda wie: Q(naam="Piet") if wie.naam == "Noor" else NIETS)
    return gebruiker(naam="Noor")


def test_what_floors_say_adds_up(noor):
    piet = gebruiker(naam="Piet")
    gebruiker(naam="Saskia")
    assert _ziet(noor) == {"Noor", "Piet"}
    assert _ziet(piet) == {"Piet"}


def test_visitor_and_who_left_see_nothing_and_are_not_asked(noor):
    @registreer_zichtbaarheid(PERSOON)
    def alles(wie):
        assert wie == noor, "asked for someone who sees nothing"
        return Q()

    weg = gebruiker(is_active=False)
    assert _ziet(AnonymousUser()) == _ziet(None) == _ziet(weg) == set()


def test_model_of_which_nobody_says_anything_shows_nothing(noor):
    assert zichtbaarheid_voor(Document, noor) == NIETS


def test_same_function_counts_once_and_stays_usable(noor):
    def functie(wie):
        return Q(naam="x")

    assert registreer_zichtbaarheid(PERSOON)(functie) is functie
    registreer_zichtbaarheid(PERSOON)(functie)
    assert len(zichtbaarheid._voorwaarden["deelnemers.gebruiker"].alle()) == 3
