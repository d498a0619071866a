"""The main navigation: what someone finds there, and which entry a page belongs to."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from innovatiebudget.navigatie.beeld import navigatiepunten, rolregel
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen
from tests.beoordeling import fabriek as beoordelen
from tests.besluitvorming import fabriek as besluiten
from tests.fabriek import OPEN

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(OPEN)


def _actief(gebruiker, pad: str) -> list[str]:
    return [punt.naam for punt in navigatiepunten(gebruiker, pad) if punt.actief]


def _namen(gebruiker) -> list[str]:
    return [punt.naam for punt in navigatiepunten(gebruiker, "/")]


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


def test_everyone_finds_the_parts_that_are_for_them_in_the_order_of_the_staircase() -> None:
    ronde = fabriek.ronde()
    commissie = beoordelen.commissie(ronde)
    lid = commissie.zetels.filter(functie="lid").first().gebruiker
    verwacht = {
        AnonymousUser(): "Start Rondes Register",
        fabriek.coordinator(): "Start Aanvragen Beoordelen Besluiten Uitvoering Evaluatie Logboek "
        "Rondes Register",
        lid: "Start Beoordelen Weging Evaluatie Rondes Register",
        fabriek.medewerker(): "Start Besluiten Uitvoering Evaluatie Rondes Register",
        fabriek.beheerder(): "Start Gebruikers Logboek Rondes Register",
        fabriek.gebruiker(): "Start Uitvoering Organisatie Rondes Register",
    }
    for wie, namen in verwacht.items():
        assert " ".join(_namen(wie)) == namen, wie
    aanbieder = aanvragen.lid_van()
    assert _namen(aanbieder)[:2] == ["Start", "Mijn aanvragen"]
    assert "Organisatie" in _namen(aanbieder)


def test_every_part_someone_finds_is_there(client) -> None:
    """The menu and the pages ask the same: no entry leads to a page that does not exist."""
    ronde = fabriek.ronde()
    commissie = beoordelen.commissie(ronde)
    personen = [z.gebruiker for z in commissie.zetels.all()]
    personen += [fabriek.coordinator(), fabriek.medewerker(), fabriek.beheerder()]
    personen += [fabriek.gebruiker(), aanvragen.lid_van()]
    for wie in personen:
        client.force_login(wie)
        for punt in navigatiepunten(wie, "/"):
            assert client.get(punt.url, follow=True).status_code == 200, (wie.naam, punt.naam)


def test_the_advice_is_found_once_one_was_set_down(klok) -> None:
    coordinator = fabriek.coordinator()
    assert "Advies" not in _namen(coordinator)
    klok(OPEN)
    aanvragen_ = besluiten.beoordeeld(1)
    klok(besluiten.ADVIES)
    besluiten.adviseer(aanvragen_[0].ronde)
    punt = next(p for p in navigatiepunten(coordinator, "/") if p.naam == "Advies")
    assert punt.url == reverse("beoordeling:advies", args=[aanvragen_[0].ronde.code])
    assert _actief(coordinator, punt.url) == ["Advies"]


def test_the_line_under_the_name_says_every_role_and_an_organisation_by_its_name() -> None:
    assert rolregel(fabriek.coordinator()) == "Coördinator"
    assert rolregel(fabriek.beheerder()) == "Beheerder"
    assert rolregel(fabriek.medewerker(fabriek.gemeente("GM0275"))) == "Gemeente Rheden"
    assert rolregel(fabriek.gebruiker()) == "Aanbieder"
    lid = fabriek.gebruiker()
    fabriek.aanbieder("Stichting Grip", lid=lid)
    assert rolregel(lid) == "Stichting Grip"
