"""Rules that the roof shows: tasks on the start page, the dossier, the public register, the log."""

import csv
import io

import pytest
from django.urls import reverse

from kern import tijd
from kern.models import Gebeurtenis
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen
from tests.beoordeling import fabriek as beoordelen
from tests.besluitvorming import fabriek as besluiten
from tests.uitvoering import fabriek as uitvoering
from uitvoering.models import Project

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(fabriek.OPEN)


def test_W60_the_start_page_of_an_aanbieder_shows_the_task_with_its_date(client) -> None:
    aanvraag = aanvragen.concept(fabriek.ronde())
    client.force_login(aanvraag.aangemaakt_door)
    tekst = client.get(reverse("start")).content.decode()
    assert "Wat u nu kunt doen" in tekst
    assert reverse("aanvragen:taken", args=[aanvraag.pk]) in tekst
    assert "ma 11 mei" in tekst


def test_W60_the_start_page_costs_the_same_for_1_and_3_applications(
    client, django_assert_num_queries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ronde = fabriek.ronde()
    eerste = aanvragen.concept(ronde)
    wie = eerste.aangemaakt_door
    client.force_login(wie)
    with CaptureQueriesContext(connection) as een:
        client.get(reverse("start"))
    for titel in ("Tweede plan", "Derde plan"):
        aanvragen.concept(ronde, lid=wie, titel=titel)
    with django_assert_num_queries(len(een)):
        client.get(reverse("start"))


def test_W60_a_visitor_sees_the_ronde_and_where_to_log_in(client) -> None:
    ronde = fabriek.ronde()
    tekst = client.get(reverse("start")).content.decode()
    assert ronde.naam in tekst
    assert reverse("account_login") in tekst


def test_W62_the_dossier_of_another_organisation_does_not_exist(client) -> None:
    aanvraag = aanvragen.ingediend(fabriek.ronde())
    client.force_login(fabriek.aanbieder("Vreemde stichting").leden.first().gebruiker)
    assert client.get(reverse("dossier", args=[aanvraag.nummer])).status_code == 404
    client.force_login(aanvraag.aangemaakt_door)
    antwoord = client.get(reverse("dossier", args=[aanvraag.nummer]))
    assert aanvraag.titel in antwoord.content.decode()


def test_W60_the_dossier_says_what_happens_now_in_sentence_and_timeline(client) -> None:
    ronde, aanvragen_ = beoordelen.met_aanvragen(1)
    aanvraag = aanvragen_[0]
    client.force_login(aanvraag.aangemaakt_door)

    def tekst() -> str:
        return client.get(reverse("dossier", args=[aanvraag.nummer])).content.decode()

    assert tekst().count("De commissie beoordeelt de aanvraag") == 2
    beoordelen.beoordeeld(aanvraag)
    beoordelen.advies(ronde, vastgesteld=False)
    assert "De commissie beoordeelt de aanvraag" not in tekst()
    assert tekst().count("De commissie weegt alle aanvragen samen") == 2


def test_W62_an_unknown_tab_is_not_there(client) -> None:
    aanvraag = aanvragen.ingediend(fabriek.ronde())
    client.force_login(aanvraag.aangemaakt_door)
    assert client.get(reverse("dossier_tab", args=[aanvraag.nummer, "geheim"])).status_code == 404


def test_W61_only_coordinator_and_beheerder_read_the_log(client) -> None:
    aanvraag = aanvragen.ingediend(fabriek.ronde())
    adres = reverse("logboek")
    client.force_login(aanvraag.aangemaakt_door)
    assert client.get(adres).status_code == 404
    for wie in (fabriek.coordinator(), fabriek.beheerder()):
        client.force_login(wie)
        assert "erstuurde de aanvraag" in client.get(adres).content.decode()


@pytest.mark.parametrize("aantal", [1, 3])
def test_W61_the_log_costs_the_same_for_few_and_many_lines(
    client, django_assert_num_queries, aantal: int
) -> None:
    ronde = fabriek.ronde()
    for nummer in range(aantal):
        aanvragen.ingediend(ronde, titel=f"Plan {nummer}")
    client.force_login(fabriek.coordinator())
    with django_assert_num_queries(8):
        pagina = client.get(reverse("logboek"))
    assert pagina.context["aantal"] == Gebeurtenis.objects.count()


def _toegekend(aantal: int = 1) -> list:
    _, rijen = besluiten.besloten(aantal)
    for aanvraag in rijen:
        besluiten.beschikt(aanvraag)
    return rijen


def test_W63_anyone_reads_the_register_with_its_totals(client) -> None:
    aanvraag = _toegekend()[0]
    tekst = client.get(reverse("register")).content.decode()
    assert aanvraag.titel in tekst
    assert aanvraag.penvoerder.naam in tekst
    assert aanvraag.contactpersoon not in tekst


def test_W63_csv_and_json_hold_what_the_page_shows(client) -> None:
    aanvraag = _toegekend()[0]
    tekst = client.get(reverse("register_csv")).content.decode("utf-8-sig")
    rij = next(csv.DictReader(io.StringIO(tekst), delimiter=";"))
    project = client.get(reverse("register_json")).json()["projecten"][0]
    assert rij["project"] == project["project"] == aanvraag.titel
    assert rij["toegekend"] == project["toegekend"]
    assert sum(float(b) for b in project["gemeenten"].values()) == float(project["toegekend"])


@pytest.mark.parametrize("aantal", [1, 3])
def test_W63_page_and_export_cost_the_same_for_1_and_3_projects(
    client, django_assert_num_queries, aantal: int
) -> None:
    _toegekend(aantal)
    with django_assert_num_queries(7):
        client.get(reverse("register"))
    with django_assert_num_queries(4):
        client.get(reverse("register_csv"))


def test_W63_the_register_tells_which_projects_are_finished(client) -> None:
    project = uitvoering.project()
    adres = reverse("register_json")
    assert client.get(adres).json()["projecten"][0]["stand"] == "loopt"
    assert "Afgerond" not in client.get(reverse("register")).content.decode()
    Project.objects.filter(pk=project.pk).update(afgerond_op=tijd.nu())
    assert client.get(adres).json()["projecten"][0]["stand"] == "afgerond"
    assert "Afgerond" in client.get(reverse("register")).content.decode()


def test_W63_the_register_can_be_narrowed(client) -> None:
    rijen = _toegekend(2)
    adres = reverse("register")
    assert client.get(adres, {"zoek": rijen[0].titel}).context["aantal"] == 1
    assert client.get(adres, {"gemeente": "Arnhem"}).context["aantal"] == 2
    assert client.get(adres, {"zoek": "bestaat niet"}).context["aantal"] == 0
