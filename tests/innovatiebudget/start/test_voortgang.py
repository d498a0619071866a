"""One answer to "how far is the committee": start page and progress page say the same (law 2)."""

import pytest
from django.urls import reverse

from beoordeling.belangen import services as belangen
from beoordeling.commissie import services as commissie
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.beoordeling import fabriek as maak

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(maak.BEOORDELING)


@pytest.fixture(scope="module")
def _gemaakt(gedeeld):
    """A ronde with two admitted applications and a started committee; its id."""
    with fabriek.op(maak.BEOORDELING):
        return maak.met_aanvragen(2, titel="Plan")[0].pk


@pytest.fixture
def ronde(_gemaakt):
    return Ronde.objects.get(pk=_gemaakt)


def _lijst(staven):
    """The bars; on the start page they come with a large number."""
    return getattr(staven, "staven", staven)


def _staven(client, wie, adres, sleutel):
    """How many are final of how many, per bar of that page."""
    client.force_login(wie)
    return [(int(s.waarde), int(s.totaal)) for s in _lijst(client.get(adres).context[sleutel])]


def _beide(client, ronde):
    voortgang = reverse("beoordeling:voortgang", args=[ronde.code])
    op_voortgang = _staven(client, maak.secretaris(ronde), voortgang, "staven")
    op_start = _staven(client, fabriek.coordinator(), reverse("start"), "scores")
    return op_voortgang, op_start


def test_a_corrected_interest_is_no_recusal_on_either_page(client, ronde):
    zetel = maak.scorend(ronde)[0]
    aanvraag = ronde.aanvragen.first()
    maak.meld_belang(zetel, aanvraag)
    belangen.verklaar(wie=zetel.houder, zetel=zetel, aanvraag=aanvraag, heeft_belang=False)
    op_voortgang, op_start = _beide(client, ronde)
    assert op_voortgang == op_start == [(0, 2)] * 5


def test_an_interest_in_one_application_takes_one_away_on_both_pages(client, ronde):
    maak.meld_belang(maak.scorend(ronde)[0], ronde.aanvragen.first())
    op_voortgang, op_start = _beide(client, ronde)
    assert op_voortgang == op_start == [(0, 1)] + [(0, 2)] * 4


def test_an_interest_in_the_whole_ronde_leaves_nothing_to_assess_on_either_page(client, ronde):
    zetel = maak.scorend(ronde)[0]
    belangen.verklaar(
        wie=zetel.houder, zetel=zetel, aanvraag=None, heeft_belang=True, toelichting="Mijn bureau."
    )
    op_voortgang, op_start = _beide(client, ronde)
    assert op_voortgang == op_start == [(0, 0)] + [(0, 2)] * 4


def test_a_replaced_seat_is_on_neither_page(client, ronde):
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    maak.scoor(zetel, ronde.aanvragen.first())
    nieuw = fabriek.gebruiker("Nel Nieuw")
    commissie.vervang_lid(wie=fabriek.coordinator(), zetel=zetel, gebruiker=nieuw, reden="Ziek.")
    op_voortgang, op_start = _beide(client, ronde)
    assert op_voortgang == op_start == [(0, 2)] * 5


def test_a_later_interest_takes_a_final_assessment_out_on_both_pages(client, ronde):
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    aanvraag = ronde.aanvragen.first()
    maak.scoor(zetel, aanvraag)
    assert _beide(client, ronde)[1][0] == (1, 2)
    belangen.verklaar(
        wie=zetel.houder, zetel=zetel, aanvraag=aanvraag, heeft_belang=True, toelichting="Familie."
    )
    op_voortgang, op_start = _beide(client, ronde)
    assert op_voortgang == op_start == [(0, 1)] + [(0, 2)] * 4
