"""The way in and the scoring page: who sees what, and what is kept."""

import pytest

from beoordeling.scoren.models import Beoordeling, Score
from tests import fabriek
from tests.beoordeling import fabriek as maak
from tests.beoordeling.bladzijde import tekst as lees
from tests.beoordeling.bladzijde import url

pytestmark = pytest.mark.django_db


def _lid(ronde, plaats=0):
    return maak.verklaar_vrij(maak.scorend(ronde)[plaats])


def test_a_visitor_logs_in_first(client):
    antwoord = client.get(url("start"))
    assert antwoord.status_code == 302
    assert "login" in antwoord.url


def test_a_stranger_gets_404(als, een):
    ronde, aanvraag = een
    client = als(fabriek.gebruiker("Vreemde"))
    for adres in (
        url("start"),
        url("ronde", ronde.code),
        url("voortgang", ronde.code),
        url("commissie", ronde.code),
        url("beoordelen", aanvraag.nummer),
    ):
        assert client.get(adres).status_code == 404


def test_a_member_goes_to_the_declaration_and_then_to_the_list(als, een):
    ronde, aanvraag = een
    zetel = maak.scorend(ronde)[0]
    client = als(zetel.gebruiker)
    assert client.get(url("start")).url == url("ronde", ronde.code)
    assert client.get(url("ronde", ronde.code)).url == url("verklaringen", ronde.code)
    maak.verklaar_vrij(zetel)
    assert aanvraag.titel in lees(client.get(url("ronde", ronde.code)))


def test_before_the_start_a_member_waits(als, lege_ronde):
    commissie = maak.commissie(lege_ronde, starten=False)
    client = als(commissie.zetels.first().gebruiker)
    assert "nog niet begonnen" in lees(client.get(url("ronde", lege_ronde.code)))


def test_secretaris_and_coordinator_get_their_own_page(als, een):
    ronde, _ = een
    assert als(maak.secretaris(ronde)).get(url("ronde", ronde.code)).url == url(
        "voortgang", ronde.code
    )
    assert als(fabriek.coordinator()).get(url("start")).url == url("commissie", ronde.code)


def test_the_scoring_page_shows_the_application_and_the_anchors(als, een):
    ronde, aanvraag = een
    client = als(_lid(ronde).gebruiker)
    tekst = lees(client.get(url("beoordelen", aanvraag.nummer)))
    assert "Ons antwoord op eigen_kracht." in tekst
    assert "Eigen rol, grenzen en afbouw zijn concreet beschreven." in tekst
    assert "Aanvraag 1 van 1" in tekst
    assert "Verder met criterium 2" in tekst


def test_a_score_is_saved_without_javascript(als, een):
    ronde, aanvraag = een
    client = als(_lid(ronde).gebruiker)
    adres = url("beoordelen", aanvraag.nummer)
    antwoord = client.post(
        adres, {"criterium": "1", "c1-waarde": "8", "c1-toelichting": maak.REDEN}
    )
    assert antwoord.url == f"{adres}?criterium=2#criterium-2"
    assert Score.objects.get().waarde == 8
    tekst = lees(client.get(adres))
    assert "8 goed" in tekst
    assert "8,0" in tekst


def test_a_refused_score_keeps_the_text_and_saves_the_rest(als, een):
    ronde, aanvraag = een
    client = als(_lid(ronde).gebruiker)
    antwoord = client.post(
        url("beoordelen", aanvraag.nummer),
        {
            "criterium": "1",
            "c1-waarde": "8",
            "c1-toelichting": "te kort",
            "c2-waarde": "6",
            "c2-toelichting": maak.REDEN,
        },
    )
    tekst = lees(antwoord)
    assert "ten minste 10 tekens" in tekst
    assert "te kort" in tekst
    assert "Fout:" in antwoord.content.decode()
    assert Score.objects.get().criterium.nummer == 2


def test_a_score_is_saved_in_place(als, een):
    ronde, aanvraag = een
    client = als(_lid(ronde).gebruiker)
    adres = url("score", aanvraag.nummer, 2)
    velden = {"c2-waarde": "8", "c2-toelichting": maak.REDEN}
    antwoord = client.post(adres, velden, headers={"HX-Request": "true"})
    tekst = lees(antwoord)
    assert "Opgeslagen 14:00:00" in tekst
    assert "8 goed" in tekst
    assert "1 van 6 criteria" in tekst


def test_a_score_without_reason_says_that_it_is_not_saved(als, een):
    ronde, aanvraag = een
    client = als(_lid(ronde).gebruiker)
    antwoord = client.post(url("score", aanvraag.nummer, 2), {"c2-waarde": "8"})
    assert "Nog niet bewaard. Schrijf waarom u deze score geeft." in lees(antwoord)
    assert not Score.objects.exists()


def test_the_text_on_the_goals_is_saved_in_place(als, een):
    ronde, aanvraag = een
    client = als(_lid(ronde).gebruiker)
    client.post(url("score", aanvraag.nummer, 0), {"doelen_toelichting": "Nog een begin"})
    assert Beoordeling.objects.get().doelen_toelichting == "Nog een begin"


def test_final_from_the_page_and_on_to_the_next(als, met_aanvragen):
    ronde, (een, twee) = met_aanvragen(2)
    zetel = _lid(ronde)
    maak.scoor(zetel, een, definitief=False)
    client = als(zetel.gebruiker)
    adres = url("beoordelen", een.nummer)
    assert "Maak definitief" in lees(client.get(adres))
    velden = {"actie": "definitief", "criterium": "doelen"}
    assert "bijdraagt aan de doelen" in lees(client.post(adres, velden))
    antwoord = client.post(adres, {**velden, "doelen_toelichting": maak.REDEN})
    assert antwoord.url == url("beoordelen", twee.nummer)
    assert "Alleen u ziet deze" in lees(client.get(adres))


def test_later_puts_aside_and_goes_on(als, met_aanvragen):
    ronde, (een, twee) = met_aanvragen(2)
    client = als(_lid(ronde).gebruiker)
    antwoord = client.post(url("beoordelen", een.nummer), {"actie": "later"})
    assert antwoord.url == url("beoordelen", twee.nummer)
    tekst = lees(client.get(f"{url('ronde', ronde.code)}?stand=later"))
    assert een.titel in tekst
    assert "weggelegd voor later" in tekst
