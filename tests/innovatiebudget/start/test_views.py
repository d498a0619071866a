"""The start page per person: what is there, what is not, and that it agrees with other pages."""

from decimal import Decimal

import pytest
from django.urls import reverse

from aanvragen.indienen.queries import instroom
from aanvragen.velden.models import Aanvraag
from tests import fabriek
from tests.beoordeling import fabriek as beoordelen
from tests.html import plat
from tests.kloon import vermenigvuldig

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(fabriek.OPEN)


@pytest.fixture(scope="module")
def _gemaakt(gedeeld) -> int:
    with fabriek.op(fabriek.OPEN):
        _, (aanvraag, _) = beoordelen.met_aanvragen(2)
        return aanvraag.pk


@pytest.fixture
def aanvraag(_gemaakt) -> Aanvraag:
    return Aanvraag.objects.select_related("ronde").get(pk=_gemaakt)


def _start(client, wie) -> object:
    client.force_login(wie)
    return client.get(reverse("start"))


def test_what_came_in_is_counted_by_the_week_of_its_first_version(aanvraag) -> None:
    ronde = aanvraag.ronde
    stand = instroom(ronde)
    assert stand.aantal == 2
    assert stand.gevraagd == Decimal(120_000)
    assert sum(stand.per_week.values()) == 2
    assert stand.per_week[fabriek.OPEN.date().replace(day=13)] == 2  # the monday of that week
    assert all(dag.weekday() == 0 for dag in stand.per_week)


def test_what_was_withdrawn_did_not_come_in(aanvraag) -> None:
    vermenigvuldig(aanvraag, 1, status=Aanvraag.Status.INGETROKKEN)
    assert instroom(aanvraag.ronde).aantal == 2


def test_before_the_closing_nobody_sees_what_came_in(client, aanvraag) -> None:
    assert "De ronde in cijfers" not in plat(_start(client, fabriek.coordinator()))


@pytest.mark.parametrize(
    ("wie", "cijfers", "scores", "gebeurd"),
    [
        ("coordinator", True, True, True),
        ("beheerder", True, False, True),
        ("medewerker", True, False, False),
        ("secretaris", True, False, False),
        ("gebruiker", False, False, False),
        ("aanvrager", False, False, False),
    ],
)
def test_everyone_sees_after_the_closing_what_fits(
    client, klok, aanvraag, wie: str, cijfers: bool, scores: bool, gebeurd: bool
) -> None:
    klok(fabriek.NA_SLUITING)
    personen = {
        "secretaris": lambda: beoordelen.secretaris(aanvraag.ronde),
        "aanvrager": lambda: aanvraag.aangemaakt_door,
    }
    tekst = plat(_start(client, personen.get(wie, getattr(fabriek, wie, None))()))
    assert ("De ronde in cijfers" in tekst) is cijfers
    assert ("Beoordelingen van de commissie" in tekst) is scores
    assert ("Net gebeurd" in tekst) is gebeurd
    assert ("Uw aanvragen" in tekst) is not cijfers


def test_an_aanbieder_sees_where_the_own_application_is(client, aanvraag) -> None:
    tekst = plat(_start(client, aanvraag.aangemaakt_door))
    assert aanvraag.titel in tekst
    assert f"{aanvraag.ronde.naam}, toegelaten" in tekst


def test_the_start_page_counts_what_the_secretaris_sees(client, klok, aanvraag) -> None:
    """An interest that was corrected to none: the application still has to be assessed (W20)."""
    klok(beoordelen.BEOORDELING)
    zetel = beoordelen.scorend(aanvraag.ronde)[0]
    beoordelen.meld_belang(zetel, aanvraag)
    beoordelen.belangen.verklaar(
        wie=zetel.gebruiker, zetel=zetel, aanvraag=aanvraag, heeft_belang=False, toelichting=""
    )
    staven = _start(client, fabriek.coordinator()).context["scores"].staven
    assert {staaf.totaal for staaf in staven} == {2}
