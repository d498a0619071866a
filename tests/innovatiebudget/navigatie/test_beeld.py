"""The main navigation: what someone finds there, and which entry a page belongs to."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from innovatiebudget.navigatie.beeld import navigatiepunten, rolregel
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen
from tests.beoordeling import fabriek as beoordelen
from tests.fabriek import OPEN

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(OPEN)


def _actief(gebruiker, pad: str) -> list[str]:
    request = RequestFactory().get(pad)
    request.user = gebruiker
    return [punt.naam for punt in navigatiepunten(request) if punt.actief]


def test_a_page_of_an_application_belongs_to_the_own_applications() -> None:
    aanvraag = aanvragen.concept(fabriek.ronde())
    wie = aanvraag.aangemaakt_door
    for naam in ("taken", "bijlagen"):
        assert _actief(wie, reverse(f"aanvragen:{naam}", args=[aanvraag.pk])) == ["Mijn aanvragen"]
    assert _actief(wie, reverse("aanvragen:mijn")) == ["Mijn aanvragen"]
    assert _actief(wie, "/") == ["Start"]
    assert _actief(wie, reverse("privacy")) == []
    coordinator = fabriek.coordinator()
    assert _actief(coordinator, reverse("aanvragen:toets", args=[aanvraag.pk])) == ["Aanvragen"]


def test_the_weighing_is_its_own_part() -> None:
    ronde = fabriek.ronde()
    beoordelen.commissie(ronde)
    secretaris = beoordelen.secretaris(ronde)
    for naam in ("weging", "overwegingen", "advies_vaststellen"):
        assert _actief(secretaris, reverse(f"beoordeling:{naam}", args=["2015"])) == ["Weging"]
    assert _actief(secretaris, reverse("beoordeling:voortgang", args=["2015"])) == ["Beoordelen"]


def test_everyone_in_the_committee_sees_the_own_seat_under_the_name() -> None:
    ronde = fabriek.ronde()
    commissie = beoordelen.commissie(ronde)
    regels = {z.functie: rolregel(z.gebruiker) for z in commissie.zetels.all()}
    assert regels == {
        "voorzitter": "Voorzitter",
        "lid": "Commissielid",
        "secretaris": "Secretaris",
    }
