"""The pages of the declarations (W20)."""

import re

import pytest

from tests.beoordeling import fabriek as maak
from tests.beoordeling.bladzijde import tekst as lees
from tests.beoordeling.bladzijde import url
from tests.html import plat

pytestmark = pytest.mark.django_db


def _lid(ronde, plaats=0):
    return maak.verklaar_vrij(maak.scorend(ronde)[plaats])


def test_the_declaration_for_the_ronde_opens_the_table(als, een):
    ronde, aanvraag = een
    client = als(maak.scorend(ronde)[0].gebruiker)
    adres = url("verklaringen", ronde.code)
    assert aanvraag.titel not in lees(client.get(adres))
    assert client.post(adres, {"belang": "nee"}).status_code == 302
    tekst = lees(client.get(adres))
    assert aanvraag.titel in tekst
    assert aanvraag.penvoerder.naam in tekst


def test_an_interest_without_reason_keeps_what_was_chosen(als, met_aanvragen):
    ronde, (een, twee) = met_aanvragen(2)
    zetel = maak.scorend(ronde)[0]
    client = als(zetel.gebruiker)
    adres = url("verklaringen", ronde.code)
    client.post(adres, {"belang": "nee"})
    keuzes = {f"belang_{een.pk}": "ja", f"belang_{twee.pk}": "nee"}
    antwoord = client.post(adres, keuzes)
    assert "Schrijf wat uw belang is" in lees(antwoord)
    assert re.search(rf'name="belang_{een.pk}" value="ja"[^>]*checked', plat(antwoord))
    keuzes[f"reden_{een.pk}"] = "Mijn zus werkt daar."
    assert client.post(adres, keuzes).status_code == 302
    tekst = lees(client.get(url("ronde", ronde.code)))
    assert een.titel in tekst
    assert een.nummer not in tekst
    assert een.penvoerder.naam not in tekst
    assert twee.nummer in tekst


def test_no_interest_in_all_that_is_left(als, met_aanvragen):
    ronde, aanvragen = met_aanvragen(3)
    zetel = maak.scorend(ronde)[0]
    maak.meld_belang(zetel, aanvragen[0])
    client = als(zetel.gebruiker)
    antwoord = client.post(url("overige", ronde.code))
    assert antwoord.url == url("ronde", ronde.code)
    assert client.get(url("beoordelen", aanvragen[0].nummer)).status_code == 404
    assert client.get(url("beoordelen", aanvragen[1].nummer)).status_code == 200


def test_an_interest_reported_later_hides_the_application(als, een):
    ronde, aanvraag = een
    zetel = _lid(ronde)
    maak.scoor(zetel, aanvraag, {2: 8}, definitief=False)
    client = als(zetel.gebruiker)
    adres = url("belang", aanvraag.pk)
    assert aanvraag.titel in lees(client.get(adres))
    client.post(adres, {"belang": "ja", "toelichting": "Ik ken de directeur goed."})
    assert client.get(url("beoordelen", aanvraag.nummer)).status_code == 404
    assert aanvraag.nummer not in lees(client.get(url("ronde", ronde.code)))
