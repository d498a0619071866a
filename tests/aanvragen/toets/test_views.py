"""The pages of the check by the coördinator, and what the applicant then sees (W13)."""

import pytest
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from tests import fabriek
from tests.aanvragen.fabriek import getoetst, ingediend, lid_van
from tests.fabriek import NA_SLUITING, OPEN, op
from tests.html import plat

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde(klok):
    ronde = fabriek.ronde()
    klok(OPEN)
    return ronde


@pytest.fixture
def lid():
    return lid_van()


def _url(naam, *args):
    return reverse(f"aanvragen:{naam}", args=args)


def _als(client, wie):
    client.force_login(wie)
    return client


def test_W13_the_whole_check_goes_through_the_pages(client, ronde, lid):
    aanvraag = ingediend(ronde, lid)
    _als(client, fabriek.coordinator())
    with op(NA_SLUITING):
        for criterium in ronde.criteria.all():
            url = _url("toets_criterium", aanvraag.pk, criterium.nummer)
            antwoord = client.post(url, {"oordeel": "voldoet", "reden": ""})
            assert antwoord.status_code == 302
        antwoord = client.post(_url("toelaten", aanvraag.pk), follow=True)

    assert "gaat naar de commissie" in antwoord.content.decode()
    aanvraag.refresh_from_db()
    assert aanvraag.status == Aanvraag.Status.TOEGELATEN


def test_W13_a_missing_reason_keeps_the_choice_and_opens_the_criterion(client, ronde, lid):
    aanvraag = ingediend(ronde, lid)
    _als(client, fabriek.coordinator())
    antwoord = client.post(
        _url("toets_criterium", aanvraag.pk, 4), {"oordeel": "aanvullen", "reden": ""}
    )

    tekst = plat(antwoord)
    assert "Schrijf op waarom. Uw oordeel is nog niet bewaard" in tekst
    assert 'id="criterium-4" open' in tekst


def test_W13_the_coordinator_asks_completion_and_the_applicant_sees_what_is_open(
    client, ronde, lid
):
    aanvraag, wie = ingediend(ronde, lid), fabriek.coordinator()
    with op(NA_SLUITING):
        getoetst(aanvraag, wie, {8: "aanvullen"})
        _als(client, wie).post(
            _url("aanvulling", aanvraag.pk), {"tekst": "Zeg wanneer u deelt.", "dagen": "7"}
        )
        tekst = _als(client, lid).get(_url("taken", aanvraag.pk)).content.decode()

    assert "Zeg wanneer u deelt." in tekst
    assert "dinsdag 19 mei 2015" in tekst
    assert _url("onderdeel", aanvraag.pk, "criteria-kennis") in tekst
    assert _url("onderdeel", aanvraag.pk, "project") not in tekst


def test_W13_put_aside_gives_a_letter(client, ronde, lid, werk_af):
    from kern.documenten import documenten

    aanvraag, wie = ingediend(ronde, lid), fabriek.coordinator()
    with op(NA_SLUITING):
        getoetst(aanvraag, wie, {3: "voldoet_niet"})
        _als(client, wie).post(
            _url("opzij", aanvraag.pk), {"besluit_reden": "Dit valt onder een contract."}
        )
        werk_af()

    brief = documenten.laatste("brief_buiten_behandeling", aanvraag)
    assert brief.status == "klaar"
    assert brief.gegevens["gronden"][0]["nummer"] == 3
    assert brief.gegevens["bezwaar_tot"] == "2015-06-23"
