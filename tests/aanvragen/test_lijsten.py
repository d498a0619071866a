"""Lists and exports: what they hold, how they are narrowed, and what they cost at any length."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.aanvragen.fabriek import ingediend, leeg, lid_van
from tests.fabriek import OPEN

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dag(klok):
    klok(OPEN)


@pytest.fixture(scope="module")
def _gemaakt(gedeeld) -> int:
    return fabriek.ronde().pk


@pytest.fixture
def ronde(_gemaakt):
    return Ronde.objects.get(pk=_gemaakt)


@pytest.fixture
def lid():
    return lid_van()


def test_lists_of_the_coordinator_cost_the_same_for_any_number(
    client, ronde, django_assert_num_queries
):
    client.force_login(fabriek.coordinator())
    for erbij in (1, 3):
        for _ in range(erbij):
            ingediend(ronde)
        for naam, queries in (("werklijst", 16), ("csv", 12)):
            with django_assert_num_queries(queries):
                antwoord = client.get(reverse(f"aanvragen:{naam}"))
            assert antwoord.status_code == 200


@pytest.mark.parametrize("aantal", [1, 4])
def test_my_applications_cost_the_same_for_any_number(
    client, ronde, lid, django_assert_num_queries, aantal
):
    for nummer in range(aantal):
        leeg(ronde, lid, titel=f"Plan {nummer}")
    client.force_login(lid)
    with django_assert_num_queries(8):
        antwoord = client.get(reverse("aanvragen:mijn"))
    assert antwoord.context["aantal"] == aantal


def test_the_list_is_narrowed_by_its_address(client, ronde):
    ingediend(ronde, titel="Taal in de wijk", samenvatting="Iets.")
    ingediend(
        ronde,
        titel="Logeerhuis",
        samenvatting="Iets.",
        doelgroepen=[{"code": "e", "bereik": 4, "jeugd": False, "hoofd": True}],
        gemeenten=[{"code": "GM0289", "bereik": 4, "wijze": "bewoners"}],
    )
    wie = fabriek.coordinator()
    client.force_login(wie)

    def titels(**vraag):
        antwoord = client.get(reverse("aanvragen:werklijst"), vraag)
        return [aanvraag.titel for aanvraag in antwoord.context["object_list"]]

    assert titels() == ["Taal in de wijk", "Logeerhuis"]
    assert titels(zoek="taal") == ["Taal in de wijk"]
    assert titels(zoek="2015-002") == ["Logeerhuis"]
    assert titels(doelgroep="e") == ["Logeerhuis"]
    assert titels(gemeente="GM0275") == ["Taal in de wijk"]
    assert titels(status="toegelaten") == []
    assert titels(ronde="2015", gemeente="GM0289") == ["Logeerhuis"]


def test_the_export_holds_what_the_list_holds_and_runs_no_formulas(client, ronde):
    ingediend(ronde, titel="=1+1")
    client.force_login(fabriek.coordinator())

    tekst = client.get(reverse("aanvragen:csv")).getvalue().decode("utf-8-sig")

    [rij] = csv.DictReader(StringIO(tekst), delimiter=";")
    assert rij["titel"] == "'=1+1"
    assert rij["nummer"] == "2015-001"
    assert rij["gevraagd"] == "60000,00"
    assert rij["gemeenten"] == "Arnhem, Rheden"


def test_twenty_five_on_a_page(client, ronde, monkeypatch):
    from aanvragen.toets.views.werklijst import Werklijst

    assert Werklijst.paginate_by == 25
    monkeypatch.setattr(Werklijst, "paginate_by", 2)
    for _ in range(3):
        ingediend(ronde)
    client.force_login(fabriek.coordinator())

    antwoord = client.get(reverse("aanvragen:werklijst"), {"pagina": "2"})
    assert len(antwoord.context["object_list"]) == 1
    assert Aanvraag.objects.count() == 3
