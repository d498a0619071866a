"""Pages about an organisation, its people and invitations."""

import pytest
from django.urls import reverse

from deelnemers.organisaties.models import Aanbieder
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen.models import Gebruiker
from kern.post.models import Mail
from tests import fabriek

pytestmark = pytest.mark.django_db
BASIS = 6


def adres(naam, **kwargs):
    return reverse(f"deelnemers:{naam}", kwargs=kwargs)


def tekst_van(antwoord) -> str:
    return " ".join(antwoord.content.decode().replace("\u00a0", " ").split())


def velden(**anders):
    return {
        "naam": "Stichting De Brug",
        "kvk_nummer": "12345678",
        "straat": "Straat 1",
        "postcode": "6811aa",
        "plaats": "Arnhem",
        "gecontracteerd": "nee",
        "is_aanbieder": "ja",
        "werk": "Begeleiding thuis.",
        "actief_in": [fabriek.gemeente().pk],
        **anders,
    }


def test_someone_registers_an_organisation_and_lands_on_its_page(client):
    sanne = fabriek.gebruiker("Sanne")
    client.force_login(sanne)
    assert "Meld uw organisatie aan" in tekst_van(client.get(adres("organisatie")))
    antwoord = client.post(adres("aanmelden"), velden(), follow=True)
    aanbieder = Aanbieder.objects.get()
    assert (aanbieder.postcode, aanbieder.gecontracteerd) == ("6811 AA", False)
    assert antwoord.redirect_chain[-1][0] == adres("aanbieder", pk=aanbieder.pk)
    assert "U beheert deze organisatie" in tekst_van(antwoord)
    assert client.get(adres("organisatie")).url == adres("aanbieder", pk=aanbieder.pk)


def test_a_known_kvk_number_is_refused_in_the_form_and_everything_typed_stays(client):
    fabriek.aanbieder(kvk_nummer="12345678")
    client.force_login(fabriek.gebruiker("Ander"))
    antwoord = client.post(adres("aanmelden"), velden(naam="Mijn Stichting"))
    assert antwoord.status_code == 200
    tekst = tekst_van(antwoord)
    assert "Vraag een collega die de organisatie beheert" in tekst
    assert 'value="Mijn Stichting"' in tekst
    assert Aanbieder.objects.count() == 1


def test_an_empty_form_says_what_is_missing_and_where(client):
    client.force_login(fabriek.gebruiker())
    tekst = tekst_van(client.post(adres("aanmelden"), {}))
    for zin in ("Vul het KvK-nummer in", "Kies ten minste één gemeente", "Kies ja of nee"):
        assert zin.lower() in tekst.lower()


def test_an_organisation_is_absent_for_outsiders(client):
    aanbieder = fabriek.aanbieder()
    pagina = adres("aanbieder", pk=aanbieder.pk)
    assert client.get(pagina).url.startswith("/account/login/")
    client.force_login(fabriek.gebruiker())
    assert client.get(pagina).status_code == 404
    assert client.get(adres("wijzigen", pk=aanbieder.pk)).status_code == 404
    client.force_login(fabriek.collega(aanbieder))
    antwoord = client.get(pagina)
    assert "Nodig een collega uit" not in tekst_van(antwoord)
    assert client.get(adres("wijzigen", pk=aanbieder.pk)).status_code == 404
    client.force_login(fabriek.coordinator())
    assert client.get(pagina).status_code == 200


def test_inviting_and_accepting_through_the_pages(client):
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    cor = fabriek.gebruiker("Cor", email="cor@voorbeeld.example")
    client.force_login(beheert)
    pagina = adres("aanbieder", pk=aanbieder.pk)
    tekst = tekst_van(client.post(pagina, {"email": cor.email}, follow=True))
    assert "De uitnodiging is onderweg naar cor@voorbeeld.example" in tekst
    mail = Mail.objects.get(sjabloon="uitnodiging")
    assert mail.aan == cor.email
    link = next(regel for regel in mail.tekst.splitlines() if "/uitnodiging/" in regel)
    pad = "/" + link.split("/", 3)[3]
    client.logout()
    assert client.get(pad).url.startswith("/account/login/?next=/organisatie/uitnodiging/")
    client.force_login(fabriek.gebruiker("Dief"))
    assert client.get(pad).status_code == 404
    client.force_login(cor)
    assert "Werk mee bij Stichting De Brug" in tekst_van(client.get(pad))
    client.post(pad)
    assert aanbieders_van(Gebruiker.objects.get(pk=cor.pk)) == [aanbieder]
    antwoord = client.get(pad)
    assert antwoord.status_code == 410
    assert "al gebruikt" in tekst_van(antwoord)


def test_invitations_and_colleagues_are_handled_by_who_manages(client):
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    cor = fabriek.collega(aanbieder)
    lid = aanbieder.leden.get(gebruiker=cor)
    client.force_login(cor)
    assert client.post(adres("lid_beheert", pk=lid.pk)).status_code == 404
    client.force_login(beheert)
    client.post(adres("lid_beheert", pk=lid.pk))
    assert aanbieder.leden.get(gebruiker=cor).beheert
    client.post(adres("lid_beeindigen", pk=lid.pk))
    assert not aanbieder.leden.filter(gebruiker=cor).exists()
    eigen = aanbieder.leden.get(gebruiker=beheert)
    tekst = tekst_van(client.post(adres("lid_beeindigen", pk=eigen.pk), follow=True))
    assert "Er moet iemand blijven" in tekst


def test_the_page_of_an_organisation_costs_the_same_with_one_and_with_more_colleagues(
    client, django_assert_num_queries
):
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    client.force_login(beheert)
    client.get(adres("aanbieder", pk=aanbieder.pk))
    with django_assert_num_queries(BASIS + 3):
        client.get(adres("aanbieder", pk=aanbieder.pk))
    for naam in ("Cor", "Dirk", "Els"):
        fabriek.collega(aanbieder, naam)
    with django_assert_num_queries(BASIS + 3):
        client.get(adres("aanbieder", pk=aanbieder.pk))


def test_who_manages_changes_the_data_and_keeps_the_kvk_number(client):
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert, kvk_nummer="12345678")
    client.force_login(beheert)
    pagina = adres("wijzigen", pk=aanbieder.pk)
    tekst = tekst_van(client.get(pagina))
    assert 'value="Stichting De Brug"' in tekst
    assert "kvk_nummer" not in tekst
    tekst = tekst_van(client.post(pagina, velden(naam="De Nieuwe Brug"), follow=True))
    assert "De gegevens zijn gewijzigd" in tekst
    aanbieder.refresh_from_db()
    assert (aanbieder.naam, aanbieder.kvk_nummer) == ("De Nieuwe Brug", "12345678")


def test_an_invitation_is_taken_back_by_who_manages_only(client):
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    client.force_login(beheert)
    client.post(adres("aanbieder", pk=aanbieder.pk), {"email": "cor@voorbeeld.example"})
    intrekken = adres("uitnodiging_intrekken", pk=aanbieder.uitnodigingen.get().pk)
    client.force_login(fabriek.collega(aanbieder))
    assert client.post(intrekken).status_code == 404
    client.force_login(beheert)
    tekst = tekst_van(client.post(intrekken, follow=True))
    assert "De uitnodiging aan cor@voorbeeld.example is ingetrokken" in tekst
    assert not aanbieder.uitnodigingen.exists()


def test_a_code_that_does_not_exist_is_absent(client):
    client.force_login(fabriek.gebruiker())
    assert client.get(adres("uitnodiging", code="bestaat-niet")).status_code == 404
    assert client.post(adres("uitnodiging", code="bestaat-niet")).status_code == 404


def test_R10_citizens_without_a_provider_are_told_the_way_and_nothing_typed_is_lost(client):
    client.force_login(fabriek.gebruiker("Bewoner"))
    antwoord = client.post(adres("aanmelden"), velden(is_aanbieder="nee", werk=""))
    tekst = tekst_van(antwoord)
    assert "Bewoners en cliënten doen mee via een aanbieder" in tekst
    assert 'value="Stichting De Brug"' in tekst
    assert not Aanbieder.objects.exists()


def test_R10_a_provider_says_what_it_does(client):
    client.force_login(fabriek.gebruiker("Sanne"))
    antwoord = client.post(adres("aanmelden"), velden(werk="  "))
    assert "Schrijf welke zorg of welk welzijn" in tekst_van(antwoord)
    assert not Aanbieder.objects.exists()


def test_the_coordinator_confirms_from_the_list_with_what_it_rests_on(client):
    aanbieder = fabriek.aanbieder("Welzijn Oost", bevestigd=False)
    client.force_login(fabriek.coordinator())
    assert "Bevestig Welzijn Oost als aanbieder" in tekst_van(client.get("/"))
    assert "Welzijn Oost" in tekst_van(client.get(adres("te_bevestigen")))
    weg = adres("oordeel", pk=aanbieder.pk)

    leeg = client.post(weg, {"grond": "", "bevestig": "1"})
    assert "Schrijf op wat u hebt gecontroleerd" in tekst_van(leeg)
    antwoord = client.post(weg, {"grond": "Uittreksel gezien.", "bevestig": "1"}, follow=True)
    assert "Welzijn Oost is bevestigd als aanbieder" in tekst_van(antwoord)
    assert "Bevestig Welzijn Oost als aanbieder" not in tekst_van(client.get("/"))


def test_only_the_coordinator_finds_the_pages_of_confirming(client):
    aanbieder = fabriek.aanbieder(bevestigd=False)
    for wie in (aanbieder.leden.get().gebruiker, fabriek.beheerder(), fabriek.medewerker()):
        client.force_login(wie)
        assert client.get(adres("te_bevestigen")).status_code == 404
        assert client.post(adres("oordeel", pk=aanbieder.pk), {"grond": "x"}).status_code == 404
    aanbieder.refresh_from_db()
    assert not aanbieder.is_bevestigd
