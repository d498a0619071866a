"""The board and the letters send one page, however many projects there are."""

import pytest
from django.urls import reverse

from besluitvorming.besluiten.views import MAX_AFWIJKEND, PROJECTEN_PER_PAGINA
from tests import fabriek
from tests.besluitvorming import rijen
from tests.besluitvorming.fabriek import ARNHEM, BESLUITVORMING
from tests.besluitvorming.pagina import eigen_queries, tekst

pytestmark = pytest.mark.django_db
BORD, BRIEVEN = 8, 5  # own queries, as for one project


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(BESLUITVORMING)


@pytest.fixture
def advies():
    advies = rijen.voorgelegd()
    for nummer in range(PROJECTEN_PER_PAGINA + 4):
        aanvraag = rijen.project(advies, gemeenten=[ARNHEM], cijfer=f"{9 - nummer / 100:.2f}")
        if nummer > 30:
            rijen.besluit(aanvraag, bedrag=5)
    return advies


def test_the_board_shows_three_boards_and_the_rest_on_a_next_page(client, advies) -> None:
    client.force_login(fabriek.coordinator())
    bord = reverse("besluitvorming:bord")
    antwoord, queries = eigen_queries(client, bord)
    assert queries == BORD
    assert [len(deel.bord.nummers) for deel in antwoord.context["toekennen"]] == [22, 22, 22]
    tweede = client.get(bord, {"pagina": 2})
    assert [deel.bord.nummers for deel in tweede.context["toekennen"]] == [[67, 68, 69, 70]]
    assert len(client.get(bord, {"alle": "", "pagina": 2}).context["rijen"]) == 4


def test_what_deviates_is_told_up_to_a_bound_and_counted_in_full(client, advies) -> None:
    client.force_login(fabriek.coordinator())
    antwoord = client.get(reverse("besluitvorming:bord"))
    assert len(antwoord.context["afwijkingen"]) == MAX_AFWIJKEND
    assert "39 afwijkingen" in tekst(antwoord)
    assert "Bij 9 projecten meer wijkt een college af." in tekst(antwoord)


def test_the_letters_cost_the_same_and_show_a_page(client, advies) -> None:
    client.force_login(fabriek.coordinator())
    lijst = reverse("besluitvorming:brieven", args=[advies.ronde.code])
    antwoord, queries = eigen_queries(client, lijst)
    assert queries == BRIEVEN
    assert len(antwoord.context["rijen"]) == 25
    assert "39 te maken." in tekst(antwoord)
