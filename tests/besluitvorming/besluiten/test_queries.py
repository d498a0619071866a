"""Which shares count, how far the colleges are, and what is given away, asked in one place."""

import pytest
from django.urls import reverse

from aanvragen.indienen import services as indienen
from besluitvorming.besluiten.queries.colleges import Collegevoortgang, collegevoortgang
from besluitvorming.besluiten.queries.projecten import Besluitenstand
from tests import fabriek
from tests.besluitvorming import fabriek as maak
from tests.besluitvorming.fabriek import RHEDEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def een_ingetrokken(voorgelegd):
    """Two projects before the colleges; one is withdrawn, all colleges decide on the other."""
    advies, (weg, _) = voorgelegd(2)
    indienen.trek_in(wie=weg.aangemaakt_door, aanvraag=weg, reden="")
    maak.besluit_overal(advies)
    return advies


def test_a_withdrawn_project_keeps_no_college_waiting_anywhere(een_ingetrokken, client) -> None:
    advies = een_ingetrokken
    assert Besluitenstand(advies).voortgang.namen == ("Arnhem", "Rheden")
    client.force_login(fabriek.coordinator())
    assert list(client.get(reverse("start")).context["colleges"].namen) == ["Arnhem", "Rheden"]
    assert "Alle colleges hebben" in client.get(reverse("besluitvorming:bord")).content.decode()


def test_how_far_the_colleges_are_costs_one_query(
    een_ingetrokken, django_assert_num_queries
) -> None:
    with django_assert_num_queries(1):
        stand = collegevoortgang(een_ingetrokken.ronde)
    assert stand == Collegevoortgang(2, ("Arnhem", "Rheden"))


def test_a_college_is_done_once_it_decided_on_all_its_projects(voorgelegd) -> None:
    advies, (een, _) = voorgelegd(2)
    maak.zitting(advies, besluiten=[maak.volg(maak.aandeel(advies, een))])
    maak.zitting(advies, RHEDEN)
    assert collegevoortgang(advies.ronde) == Collegevoortgang(2, ("Rheden",))


def test_before_the_advice_is_with_the_colleges_there_is_nothing_to_tell(beoordeeld) -> None:
    assert collegevoortgang(beoordeeld()[0].ronde) is None
