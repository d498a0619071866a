"""Rules that the roof shows: tasks on the start page, the dossier, the log."""

import pytest
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from kern.logboek.models import Gebeurtenis
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen
from tests.beoordeling import fabriek as beoordelen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(fabriek.OPEN)


@pytest.fixture(scope="module")
def _gemaakt(gedeeld) -> int:
    """An open ronde with one application, submitted."""
    with fabriek.op(fabriek.OPEN):
        return aanvragen.ingediend(fabriek.ronde(), titel="Plan 0").pk


@pytest.fixture
def aanvraag(_gemaakt) -> Aanvraag:
    return Aanvraag.objects.get(pk=_gemaakt)


@pytest.fixture
def ronde(aanvraag) -> Ronde:
    return aanvraag.ronde


def test_W60_the_start_page_of_an_aanbieder_shows_the_task_with_its_date(client, ronde) -> None:
    aanvraag = aanvragen.concept(ronde)
    client.force_login(aanvraag.aangemaakt_door)
    tekst = client.get(reverse("start")).content.decode()
    assert "Wat u nu kunt doen" in tekst
    assert reverse("aanvragen:taken", args=[aanvraag.pk]) in tekst
    assert "ma 11 mei" in tekst


def test_W60_the_start_page_costs_the_same_for_1_and_3_applications(
    client, ronde, django_assert_num_queries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    eerste = aanvragen.concept(ronde)
    wie = eerste.aangemaakt_door
    client.force_login(wie)
    with CaptureQueriesContext(connection) as een:
        client.get(reverse("start"))
    for titel in ("Tweede plan", "Derde plan"):
        aanvragen.concept(ronde, lid=wie, titel=titel)
    with django_assert_num_queries(len(een)):
        client.get(reverse("start"))


def test_W60_a_visitor_sees_the_ronde_and_where_to_log_in(client, ronde) -> None:
    tekst = client.get(reverse("start")).content.decode()
    assert ronde.naam in tekst
    assert reverse("account_login") in tekst


def test_W62_the_dossier_of_another_organisation_does_not_exist(client, aanvraag) -> None:
    client.force_login(fabriek.aanbieder("Vreemde stichting").leden.first().gebruiker)
    assert client.get(reverse("dossier", args=[aanvraag.nummer])).status_code == 404
    client.force_login(aanvraag.aangemaakt_door)
    antwoord = client.get(reverse("dossier", args=[aanvraag.nummer]))
    assert aanvraag.titel in antwoord.content.decode()


def test_W60_the_dossier_says_what_happens_now_in_sentence_and_timeline(client) -> None:
    ronde, (aanvraag,) = beoordelen.met_aanvragen(1, code="dicht", naam="Gesloten ronde")
    client.force_login(aanvraag.aangemaakt_door)

    def tekst() -> str:
        return client.get(reverse("dossier", args=[aanvraag.nummer])).content.decode()

    assert tekst().count("De commissie beoordeelt de aanvraag") == 2
    beoordelen.beoordeeld(aanvraag)
    beoordelen.advies(ronde, vastgesteld=False)
    assert "De commissie beoordeelt de aanvraag" not in tekst()
    assert tekst().count("De commissie weegt alle aanvragen samen") == 2


def test_W62_an_unknown_tab_is_not_there(client, aanvraag) -> None:
    client.force_login(aanvraag.aangemaakt_door)
    assert client.get(reverse("dossier_tab", args=[aanvraag.nummer, "geheim"])).status_code == 404


def test_W61_only_coordinator_and_beheerder_read_the_log(client, aanvraag) -> None:
    adres = reverse("logboek")
    client.force_login(aanvraag.aangemaakt_door)
    assert client.get(adres).status_code == 404
    for wie in (fabriek.coordinator(), fabriek.beheerder()):
        client.force_login(wie)
        assert "erstuurde de aanvraag" in client.get(adres).content.decode()


def test_W61_the_log_is_searched_by_word_and_by_day(client, aanvraag) -> None:
    client.force_login(fabriek.coordinator())
    adres = reverse("logboek")
    assert 'type="date"' in client.get(adres).content.decode()
    for vraag, gevonden in (
        ({"zoek": "verstuurde de aanvraag"}, True),
        ({"van": f"{fabriek.OPEN:%Y-%m-%d}"}, True),
        ({"van": "2016-01-01"}, False),
        ({"van": "morgen"}, True),  # what is no date narrows nothing
    ):
        inhoud = client.get(adres, vraag).content.decode()
        assert (aanvraag.titel in inhoud) is gevonden, vraag


@pytest.mark.parametrize("aantal", [1, 3])
def test_W61_the_log_costs_the_same_for_few_and_many_lines(
    client, ronde, django_assert_num_queries, aantal: int
) -> None:
    for nummer in range(1, aantal):
        aanvragen.ingediend(ronde, titel=f"Plan {nummer}")
    client.force_login(fabriek.coordinator())
    with django_assert_num_queries(8):
        pagina = client.get(reverse("logboek"))
    assert pagina.context["aantal"] == Gebeurtenis.objects.count()
