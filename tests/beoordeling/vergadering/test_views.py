"""The pages after the opening: agenda, comparison, revising."""

import pytest
from django.urls import reverse

from beoordeling.vergadering import services as vergadering
from beoordeling.vergadering.models import Bespreking
from kern.post.models import Mail
from tests import fabriek
from tests.beoordeling import fabriek as maak
from tests.beoordeling.bladzijde import tekst as lees
from tests.beoordeling.bladzijde import url

pytestmark = pytest.mark.django_db


def test_the_secretaris_opens_from_the_board(als, een):
    ronde, aanvraag = een
    maak.beoordeeld(aanvraag, openen=False)
    client = als(maak.secretaris(ronde))
    tekst = lees(client.get(url("voortgang", ronde.code)))
    assert "1 aanvraag is klaar om te openen" in tekst
    assert client.get(url("vergelijken", aanvraag.nummer)).status_code == 404
    antwoord = client.post(url("openen", aanvraag.nummer))
    assert antwoord.url == url("vergelijken", aanvraag.nummer)
    assert maak.REDEN in lees(client.get(antwoord.url))


def test_the_secretaris_opens_all_and_writes_a_note(als, met_aanvragen):
    ronde, (een, twee) = met_aanvragen(2)
    for aanvraag in (een, twee):
        maak.beoordeeld(aanvraag, openen=False)
    client = als(maak.secretaris(ronde))
    assert client.post(url("alles_openen", ronde.code)).url == url("bespreken", ronde.code)
    assert Bespreking.objects.count() == 2
    client.post(url("vergelijken", een.nummer), {"notitie": "Eens na uitleg."})
    lid = als(maak.scorend(ronde)[0].gebruiker)
    assert "Eens na uitleg." in lees(lid.get(url("vergelijken", een.nummer)))


def test_the_secretaris_reminds_from_the_board(als, een):
    ronde, _ = een
    client = als(maak.secretaris(ronde))
    client.post(url("herinneren", ronde.code))
    assert Mail.objects.filter(sjabloon="beoordeling_herinnering").count() == 5


def test_the_agenda_has_the_farthest_apart_first(als, met_aanvragen):
    ronde, (een, twee, drie) = met_aanvragen(3)
    maak.beoordeeld(een, [4, 8, 8, 8, 8])
    maak.beoordeeld(twee, [2, 8, 8, 8, 10])
    maak.beoordeeld(drie, 8)
    client = als(maak.scorend(ronde)[0].gebruiker)
    tekst = lees(client.get(url("bespreken", ronde.code)))
    assert "Bij 2 aanvragen liggen de scores" in tekst
    assert tekst.index(twee.titel) < tekst.index(een.titel) < tekst.index("Ook open")
    assert tekst.index("Ook open") < tekst.index(drie.titel)


def test_a_member_compares_and_revises(als, een):
    ronde, aanvraag = een
    maak.beoordeeld(aanvraag, [4, 8, 8, 8, 8])
    client = als(maak.scorend(ronde)[0].gebruiker)
    assert "Lars Lid" in lees(client.get(url("vergelijken", aanvraag.nummer)))
    adres = url("herzien", aanvraag.nummer, 2)
    assert "Uw eerste score blijft ernaast staan: 4" in lees(client.get(adres))
    velden = {"c2-waarde": "8", "c2-toelichting": "Na de bespreking overtuigd."}
    assert client.post(adres, velden).url == url("vergelijken", aanvraag.nummer)
    tekst = lees(client.get(url("vergelijken", aanvraag.nummer)))
    assert "Na de bespreking overtuigd." in tekst
    assert "Eerst 4" in tekst


def test_the_dossier_tab_is_there_after_the_opening_only(als, een):
    ronde, aanvraag = een
    lid = maak.scorend(ronde)[0].gebruiker
    adres = reverse("dossier_tab", args=[aanvraag.nummer, "beoordeling"])
    maak.beoordeeld(aanvraag, openen=False)
    assert als(lid).get(adres).status_code == 404
    vergadering.open_scores(wie=maak.secretaris(ronde), aanvraag=aanvraag)
    assert "Cijfer 8,00" in lees(als(lid).get(adres))
    assert als(aanvraag.aangemaakt_door).get(adres).status_code == 404
    assert als(fabriek.coordinator()).get(adres).status_code == 404
