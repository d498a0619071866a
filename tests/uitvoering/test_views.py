"""Pages of the floor: what they cost, what they keep, what they refuse."""

import pytest
from django.urls import reverse

from tests import fabriek
from tests.besluitvorming import fabriek as besluiten
from tests.uitvoering import fabriek as uitvoering
from uitvoering.models import Project, Voortgangsrapportage

pytestmark = pytest.mark.django_db
LIJST = 11


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(uitvoering.UITVOERING)


@pytest.mark.parametrize("aantal", [1, 3])
def test_list_costs_the_same_for_one_and_for_three(
    client, django_assert_num_queries, aantal: int
) -> None:
    _, aanvragen = besluiten.besloten(aantal)
    for aanvraag in aanvragen:
        uitvoering.gestart(aanvraag)
    client.force_login(fabriek.coordinator())
    with django_assert_num_queries(LIJST):
        pagina = client.get(reverse("uitvoering:lijst"))
    assert pagina.context["aantal"] == aantal


def test_list_narrows_by_words_and_state(client) -> None:
    _, aanvragen = besluiten.besloten(2)
    for aanvraag in aanvragen:
        uitvoering.gestart(aanvraag)
    client.force_login(fabriek.coordinator())
    adres = reverse("uitvoering:lijst")
    assert client.get(adres, {"zoek": aanvragen[1].titel}).context["aantal"] == 1
    assert client.get(adres, {"stand": "afgerond"}).context["aantal"] == 0


def test_starting_from_the_list_makes_the_project(client) -> None:
    _, aanvragen = besluiten.besloten()
    brief = besluiten.beschikt(aanvragen[0])
    client.force_login(fabriek.coordinator())
    assert aanvragen[0].titel in client.get(reverse("uitvoering:lijst")).content.decode()
    antwoord = client.post(reverse("uitvoering:start", args=[brief.pk]), follow=True)
    assert "is gestart" in antwoord.content.decode()
    assert Project.objects.get().aanvraag == aanvragen[0]


def test_bad_numbers_are_told_at_the_field_and_nothing_typed_is_lost(client) -> None:
    project = uitvoering.project()
    rapportage = project.rapportages.first()
    client.force_login(uitvoering.lid(project))
    pagina = client.post(
        reverse("uitvoering:rapportage", args=[rapportage.pk]),
        {"voortgang": "Een lang verhaal", "bereikt": "twaalf", "uitgegeven": "1.000,505"},
    )
    tekst = pagina.content.decode()
    assert "Een lang verhaal" in tekst
    assert 'value="twaalf"' in tekst
    assert "Vul een heel getal in." in tekst
    assert Voortgangsrapportage.objects.get(pk=rapportage.pk).voortgang == ""


def test_sending_in_an_incomplete_report_says_what_is_missing_and_keeps_it(client) -> None:
    project = uitvoering.project()
    rapportage = project.rapportages.first()
    client.force_login(uitvoering.lid(project))
    pagina = client.post(
        reverse("uitvoering:rapportage", args=[rapportage.pk]),
        {"voortgang": "Wij zijn begonnen", "indienen": "1"},
    )
    tekst = pagina.content.decode()
    assert "Vul in hoeveel mensen u bereikte" in tekst
    assert "Fout:" in tekst
    rij = Voortgangsrapportage.objects.get(pk=rapportage.pk)
    assert (rij.voortgang, rij.status) == ("Wij zijn begonnen", "open")


def test_the_coordinator_returns_a_report_only_with_a_question(client) -> None:
    project = uitvoering.project()
    rapportage = uitvoering.ingediend(project)
    client.force_login(fabriek.coordinator())
    adres = reverse("uitvoering:beoordeel", args=[rapportage.pk])
    assert "Schrijf op wat u nog wilt weten" in client.post(adres, {}).content.decode()
    client.post(adres, {"vragen_aan": "Wat kostte de zaal?"})
    assert Voortgangsrapportage.objects.get(pk=rapportage.pk).vragen == "Wat kostte de zaal?"
