"""The pages of the exploration: what a member tries, sees and keeps (R24)."""

import pytest
from django.urls import reverse

from beoordeling.scenario.models import Scenario
from beoordeling.weging import services as weging
from beoordeling.weging.models import Advies
from tests.beoordeling import fabriek
from tests.html import plat

pytestmark = pytest.mark.django_db
QUERIES_VERKENNEN = 20


@pytest.fixture(autouse=True)
def _zonder_mfa(settings) -> None:
    settings.MFA_VERPLICHT = False


@pytest.fixture
def maak(klok):
    def met(aantal: int) -> Advies:
        ronde, aanvragen = fabriek.met_aanvragen(aantal, titel="Plan")
        klok(fabriek.BEOORDELING)
        for aanvraag in aanvragen:
            fabriek.beoordeeld(aanvraag)
        return weging.begin_weging(wie=fabriek.secretaris(ronde), ronde=ronde)

    return met


def _open(client, advies: Advies, vraag: str = ""):
    client.force_login(fabriek.secretaris(advies.ronde))
    return client.get(reverse("beoordeling:verkennen", args=[advies.ronde.code]) + vraag)


def test_R24_the_page_tells_how_firm_each_project_stands_and_the_best_set(maak, client) -> None:
    advies = maak(2)
    tekst = plat(_open(client, advies, "?grenzen=nee"))
    assert "rekende 10.000 keer met gewichten die tot 30% hoger of lager" in tekst
    assert "Het is geen kans." in tekst
    assert "Er is geen betere set: dat is bewezen." in tekst
    assert "In vrijwel elke variatie" in tekst
    assert "100%" in tekst
    assert "Hier verandert niets aan de weging: de commissie kiest zelf." in tekst


def test_bounds_that_can_not_be_met_are_named(maak, client) -> None:
    tekst = plat(_open(client, maak(2)))
    assert "Geen set voldoet" in tekst
    assert "Laat u één van deze los, dan kan de rest wel." in tekst
    assert "Bewaar het scenario" not in tekst


def test_a_pinned_project_is_in_and_the_address_keeps_the_try_out(maak, client) -> None:
    advies = maak(2)
    een, ander = advies.regels.values_list("aanvraag", flat=True)
    tekst = plat(_open(client, advies, f"?grenzen=nee&p{een}=eruit&p{ander}=erin"))
    assert "1 projecten" not in tekst
    assert "De beste set in deze proef" in tekst
    assert tekst.count('value="eruit" selected') == tekst.count('value="erin" selected') == 1


def test_a_scenario_is_kept_from_what_is_on_the_page_and_shown_again(maak, client) -> None:
    advies = maak(2)
    _open(client, advies)
    adres = reverse("beoordeling:verkennen", args=[advies.ronde.code])
    velden = {"naam": "Alleen het cijfer", "reden": "Om te vergelijken."}
    antwoord = client.post(f"{adres}?grenzen=nee", velden, follow=True)
    tekst = plat(antwoord)
    scenario = Scenario.objects.get()
    assert scenario.invoer["grenzen"] == []
    assert "Scenario 1: Alleen het cijfer is bewaard." in tekst
    assert scenario.invoer_sha256 in tekst
    tekst = plat(client.get(adres))
    assert "Bewaarde scenario’s" in tekst
    assert "1. Alleen het cijfer" in tekst


def test_what_is_typed_stays_when_nothing_can_be_kept(maak, client) -> None:
    advies = maak(1)
    _open(client, advies)
    adres = reverse("beoordeling:verkennen", args=[advies.ronde.code])
    tekst = plat(client.post(f"{adres}?grenzen=nee", {"naam": "", "reden": "Deze reden blijft."}))
    assert "Geef het scenario een naam." in tekst
    assert "Deze reden blijft." in tekst


def test_what_a_bound_costs_is_told_when_asked(maak, client) -> None:
    tekst = plat(_open(client, maak(2), "?grenzen=nee&prijzen=ja"))
    assert "Wat elke grens kost" in tekst


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number(
    maak, client, django_assert_num_queries, aantal
) -> None:
    advies = maak(aantal)
    _open(client, advies, "?grenzen=nee")
    with django_assert_num_queries(QUERIES_VERKENNEN):
        client.get(reverse("beoordeling:verkennen", args=[advies.ronde.code]), {"grenzen": "nee"})


def test_the_weighing_leads_here(maak, client) -> None:
    advies = maak(1)
    client.force_login(fabriek.secretaris(advies.ronde))
    tekst = plat(client.get(reverse("beoordeling:weging", args=[advies.ronde.code])))
    assert reverse("beoordeling:verkennen", args=[advies.ronde.code]) in tekst
