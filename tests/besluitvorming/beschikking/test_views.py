"""The coördinator makes, reads and sends the letters (W30)."""

import pytest
from django.urls import reverse

from besluitvorming.beschikking.models import Beschikking
from kern.documenten.models import Document
from tests import fabriek
from tests.besluitvorming import fabriek as maak
from tests.besluitvorming.fabriek import RHEDEN
from tests.besluitvorming.pagina import als, eigen_queries, kopieer, tekst

pytestmark = pytest.mark.django_db
BRIEVEN = 5  # own queries of the list, however many projects


@pytest.mark.parametrize("aantal", [1, 12])
def test_the_letters_cost_the_same_for_1_and_12_projects(client, coordinator, aantal, voorgelegd):
    advies, _ = voorgelegd()
    kopieer(advies, aantal)
    maak.zitting(advies)
    maak.zitting(advies, RHEDEN)
    als(client, coordinator)
    url = reverse("besluitvorming:brieven", args=[advies.ronde.code])
    antwoord, aantal_queries = eigen_queries(client, url)
    assert aantal_queries == BRIEVEN
    assert f"{aantal} te maken" in tekst(antwoord)


def test_letters_are_made_read_and_sent_all_at_once(client, coordinator, werk_af, besloten):
    advies, aanvragen = besloten(2, uit=[1])
    code = advies.ronde.code
    als(client, coordinator)
    client.post(reverse("besluitvorming:alles_maken", args=[code]))
    assert Beschikking.objects.count() == 2
    werk_af()
    assert set(Document.objects.filter(soort="beschikking").values_list("status", flat=True)) == {
        "klaar"
    }
    lijst = reverse("besluitvorming:brieven", args=[code])
    assert "0 verstuurd, 2 gemaakt en nog niet verstuurd, 0 te maken." in tekst(client.get(lijst))
    brief = tekst(client.get(reverse("besluitvorming:brief", args=[aanvragen[0].nummer])))
    assert "De aanvrager ziet deze beschikking nog niet." in brief
    assert "Een helder plan" in brief
    vraag = reverse("besluitvorming:alles_versturen", args=[code])
    assert "Dit kunt u niet terugdraaien." in tekst(client.get(vraag))
    assert "2 beschikkingen zijn verstuurd." in tekst(client.post(vraag, follow=True))
    assert not Beschikking.objects.te_versturen().exists()


def test_one_letter_is_made_and_sent(client, coordinator, besloten):
    _, (aanvraag,) = besloten()
    als(client, coordinator)
    antwoord = client.post(reverse("besluitvorming:maken", args=[aanvraag.nummer]), follow=True)
    assert f"Beschikking {aanvraag.nummer}-B" in tekst(antwoord)
    antwoord = client.post(reverse("besluitvorming:versturen", args=[aanvraag.nummer]), follow=True)
    assert f"Beschikking {aanvraag.nummer}-B is verstuurd." in tekst(antwoord)
    nog_eens = client.post(reverse("besluitvorming:versturen", args=[aanvraag.nummer]), follow=True)
    assert "is al verzonden" in tekst(nog_eens)


def test_a_letter_that_can_not_be_made_is_told(client, coordinator, voorgelegd):
    _, (aanvraag,) = voorgelegd()
    antwoord = als(client, coordinator).post(
        reverse("besluitvorming:maken", args=[aanvraag.nummer]), follow=True
    )
    assert "Nog niet alle colleges hebben besloten" in tekst(antwoord)


def test_only_the_coordinator_makes_letters_in_pages(client, besloten):
    advies, (aanvraag,) = besloten()
    als(client, maak.wie(fabriek.gemeente()))
    code = advies.ronde.code
    for naam, arg in [("alles_maken", code), ("maken", aanvraag.nummer), ("alles_versturen", code)]:
        assert client.post(reverse(f"besluitvorming:{naam}", args=[arg])).status_code == 404
    assert client.get(reverse("besluitvorming:brieven", args=[code])).status_code == 404
    assert not Beschikking.objects.exists()
