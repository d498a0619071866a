"""What the pages of the committee cost: the same number of queries for one row and for many."""

import pytest
from django.urls import reverse

from beoordeling.belangen import services as belangen
from regeling.ronde.models import Ronde
from tests.aanvragen.fabriek import toegelaten
from tests.beoordeling import fabriek as maak
from tests.fabriek import op

pytestmark = pytest.mark.django_db
VER_UITEEN = [4, 8, 8, 8, 8]


@pytest.fixture
def als(client):
    """Log someone in and return the client."""

    def doe(gebruiker):
        client.force_login(gebruiker)
        return client

    return doe


def _url(naam, *args):
    return reverse(f"beoordeling:{naam}", args=args)


# Each page holds session, user, appointments, memberships and seats: five queries.


@pytest.fixture(scope="module")
def _gemaakt(gedeeld):
    """Rondes with 1, 2 and 4 applications, of which the first is opened; how many -> id."""
    rondes = {}
    with op(maak.BEOORDELING):
        for aantal in (1, 2, 4):
            namen = {"code": f"r{aantal}", "naam": f"Ronde {aantal}", "titel": f"Plan {aantal}"}
            ronde, aanvragen = maak.met_aanvragen(aantal, **namen)
            maak.beoordeeld(aanvragen[0], VER_UITEEN)
            rondes[aantal] = ronde.pk
    return rondes


@pytest.fixture
def gevuld(_gemaakt):
    """A ronde with n applications, of which the first is opened."""

    def doe(aantal):
        ronde = Ronde.objects.get(pk=_gemaakt[aantal])
        return ronde, list(ronde.aanvragen.all())

    return doe


@pytest.mark.parametrize("aantal", [1, 4])
def test_the_list_costs_the_same_for_one_and_for_many(
    als, gevuld, aantal, django_assert_num_queries
):
    ronde, _ = gevuld(aantal)
    client = als(maak.scorend(ronde)[0].gebruiker)
    with django_assert_num_queries(9):
        client.get(_url("ronde", ronde.code))


@pytest.mark.parametrize("aantal", [2, 4])
def test_the_scoring_page_costs_the_same_for_few_and_for_many(
    als, gevuld, aantal, django_assert_num_queries
):
    ronde, aanvragen = gevuld(aantal)
    zetel = maak.scorend(ronde)[0]
    maak.scoor(zetel, aanvragen[1], {1: 8, 2: 6}, definitief=False)
    client = als(zetel.gebruiker)
    with django_assert_num_queries(13):
        client.get(_url("beoordelen", aanvragen[1].nummer))


@pytest.mark.parametrize("aantal", [2, 4])
def test_saving_a_score_costs_the_same_for_few_and_for_many(
    als, gevuld, aantal, django_assert_num_queries
):
    ronde, aanvragen = gevuld(aantal)
    zetel = maak.scorend(ronde)[0]
    maak.scoor(zetel, aanvragen[1], {1: 8}, definitief=False)
    client = als(zetel.gebruiker)
    velden = {"c2-waarde": "8", "c2-toelichting": maak.REDEN}
    with django_assert_num_queries(19):
        client.post(_url("score", aanvragen[1].nummer, 2), velden)


@pytest.mark.parametrize("aantal", [1, 4])
def test_the_board_of_the_secretaris_costs_the_same_for_one_and_for_many(
    als, gevuld, aantal, django_assert_num_queries
):
    ronde, _ = gevuld(aantal)
    client = als(maak.secretaris(ronde))
    with django_assert_num_queries(11):
        client.get(_url("voortgang", ronde.code))


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_agenda_costs_the_same_for_one_and_for_many(
    als, gevuld, aantal, django_assert_num_queries
):
    ronde, aanvragen = gevuld(1 if aantal == 1 else 4)
    for aanvraag in aanvragen[1:aantal]:
        maak.beoordeeld(aanvraag, VER_UITEEN)
    client = als(maak.scorend(ronde)[0].gebruiker)
    with django_assert_num_queries(11):
        antwoord = client.get(_url("bespreken", ronde.code))
    assert len(antwoord.context["punten"]) == aantal


def test_the_declarations_cost_the_same_for_one_and_for_many(als, django_assert_num_queries):
    ronde, rijen = maak.met_aanvragen(1, titel="Nieuw", code="nieuw", naam="Nieuwe ronde")
    zetel = maak.scorend(ronde)[0]
    belangen.verklaar(wie=zetel.gebruiker, zetel=zetel, aanvraag=None, heeft_belang=False)
    client = als(zetel.gebruiker)
    for erbij in (0, 3):
        rijen += [toegelaten(ronde) for _ in range(erbij)]
        with django_assert_num_queries(10):
            antwoord = client.get(_url("verklaringen", ronde.code))
        tekst = antwoord.content.decode()
        assert [rij.titel for rij in rijen if rij.titel not in tekst] == []
