"""W63: anyone reads in the register what was granted, on the page and as data."""

import csv
import io
from collections.abc import Callable

import pytest
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from kern.basis import tijd
from tests import fabriek
from tests.besluitvorming import fabriek as besluiten
from tests.uitvoering import fabriek as uitvoering
from uitvoering.project.models import Project

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(fabriek.OPEN)


@pytest.fixture
def toegekend(besloten) -> Callable[..., list[Aanvraag]]:
    """Grant one or two projects; the letters are sent."""

    def doe(aantal: int = 1) -> list[Aanvraag]:
        _, rijen = besloten(aantal)
        for aanvraag in rijen:
            besluiten.beschikt(aanvraag)
        return rijen

    return doe


def test_W63_anyone_reads_the_register_with_its_totals(client, toegekend) -> None:
    (aanvraag,) = toegekend()
    tekst = client.get(reverse("register")).content.decode()
    assert aanvraag.titel in tekst
    assert aanvraag.penvoerder.naam in tekst
    assert aanvraag.contactpersoon not in tekst


def test_W63_csv_and_json_hold_what_the_page_shows(client, toegekend) -> None:
    (aanvraag,) = toegekend()
    tekst = client.get(reverse("register_csv")).getvalue().decode("utf-8-sig")
    rij = next(csv.DictReader(io.StringIO(tekst), delimiter=";"))
    project = client.get(reverse("register_json")).json()["projecten"][0]
    assert rij["project"] == project["project"] == aanvraag.titel
    assert rij["toegekend"] == project["toegekend"].replace(".", ",")
    assert sum(float(b) for b in project["gemeenten"].values()) == float(project["toegekend"])


def test_W63_page_and_export_cost_the_same_for_1_and_3_projects(
    client, toegekend, django_assert_num_queries
) -> None:
    for nieuw, samen in ((1, 1), (2, 3)):
        toegekend(nieuw)
        with django_assert_num_queries(13):
            pagina = client.get(reverse("register"))
        assert pagina.context["aantal"] == samen
        with django_assert_num_queries(8):
            client.get(reverse("register_csv"))


def test_W63_the_register_tells_which_projects_are_finished(client, besloten) -> None:
    _, (aanvraag,) = besloten()
    project = uitvoering.gestart(aanvraag)
    adres = reverse("register_json")
    assert client.get(adres).json()["projecten"][0]["stand"] == "loopt"
    assert "Afgerond" not in client.get(reverse("register")).content.decode()
    Project.objects.filter(pk=project.pk).update(afgerond_op=tijd.nu())
    assert client.get(adres).json()["projecten"][0]["stand"] == "afgerond"
    assert "Afgerond" in client.get(reverse("register")).content.decode()


def test_W63_the_register_can_be_narrowed(client, toegekend) -> None:
    rijen = toegekend(2)
    adres = reverse("register")
    assert client.get(adres, {"zoek": rijen[0].titel}).context["aantal"] == 1
    assert client.get(adres, {"gemeente": "Arnhem"}).context["aantal"] == 2
    assert client.get(adres, {"zoek": "bestaat niet"}).context["aantal"] == 0
