"""The start pages of a portal in which nothing happened yet."""

import pytest
from django.urls import reverse

from tests import fabriek
from tests.html import plat

pytestmark = pytest.mark.django_db


def test_the_front_page_counts_nothing(client) -> None:
    antwoord = client.get(reverse("start"))
    assert (antwoord.context["projecten"], antwoord.context["toegekend"]) == ("0", 0)
    assert "Er is nu geen ronde gepubliceerd" in plat(antwoord)


def test_who_logs_in_for_the_first_time_sees_that_there_is_nothing_yet(client) -> None:
    client.force_login(fabriek.gebruiker())
    tekst = plat(client.get(reverse("start")))
    assert "Er is nog geen ronde gepubliceerd." in tekst
    assert "U hebt nog geen aanvraag" in tekst


def test_the_register_says_that_it_is_empty(client) -> None:
    tekst = plat(client.get(reverse("register")))
    assert "Er is nog geen project toegekend." in tekst
    assert "Hier ziet u straks welk project geld kreeg" in tekst
    assert client.get(reverse("register_json")).json() == {"projecten": []}
