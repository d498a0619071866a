"""The pages of the committee: who sees what, what is kept, and how many queries it costs."""

import re

import pytest
from django.urls import reverse

from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.vergadering import services as vergadering
from beoordeling.vergadering.models import Bespreking
from kern.post.models import Mail
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.beoordeling import fabriek as maak
from tests.html import plat

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _gemaakt(gedeeld):
    """Rondes with two and with three admitted applications; how many -> id."""
    with fabriek.op(maak.BEOORDELING):
        return {
            n: maak.met_aanvragen(n, code=f"r{n}", naam=f"Ronde {n}", titel=f"Plan {n}")[0].pk
            for n in (2, 3)
        }


@pytest.fixture
def met_aanvragen(_gemaakt):
    """`maak.met_aanvragen` for two or three."""

    def doe(aantal):
        ronde = Ronde.objects.get(pk=_gemaakt[aantal])
        return ronde, list(ronde.aanvragen.all())

    return doe


@pytest.fixture
def als(client):
    """Log someone in and return the client."""

    def doe(gebruiker):
        client.force_login(gebruiker)
        return client

    return doe


def _url(naam, *args):
    return reverse(f"beoordeling:{naam}", args=args)


def _tekst(antwoord):
    assert antwoord.status_code == 200, antwoord.status_code
    kaal = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return " ".join(kaal.split())


def _zetels(ronde):
    return Zetel.objects.filter(commissie__ronde=ronde)


def _lid(ronde, plaats=0):
    return maak.verklaar_vrij(maak.scorend(ronde)[plaats])


# The way in


def test_a_visitor_logs_in_first(client):
    antwoord = client.get(_url("start"))
    assert antwoord.status_code == 302
    assert "login" in antwoord.url


def test_a_stranger_gets_404(als, een):
    ronde, aanvraag = een
    client = als(fabriek.gebruiker("Vreemde"))
    for adres in (
        _url("start"),
        _url("ronde", ronde.code),
        _url("voortgang", ronde.code),
        _url("commissie", ronde.code),
        _url("beoordelen", aanvraag.nummer),
    ):
        assert client.get(adres).status_code == 404


def test_a_member_goes_to_the_declaration_and_then_to_the_list(als, een):
    ronde, aanvraag = een
    zetel = maak.scorend(ronde)[0]
    client = als(zetel.gebruiker)
    assert client.get(_url("start")).url == _url("ronde", ronde.code)
    assert client.get(_url("ronde", ronde.code)).url == _url("verklaringen", ronde.code)
    maak.verklaar_vrij(zetel)
    assert aanvraag.titel in _tekst(client.get(_url("ronde", ronde.code)))


def test_before_the_start_a_member_waits(als, lege_ronde):
    commissie = maak.commissie(lege_ronde, starten=False)
    client = als(commissie.zetels.first().gebruiker)
    assert "nog niet begonnen" in _tekst(client.get(_url("ronde", lege_ronde.code)))


def test_secretaris_and_coordinator_get_their_own_page(als, een):
    ronde, _ = een
    assert als(maak.secretaris(ronde)).get(_url("ronde", ronde.code)).url == _url(
        "voortgang", ronde.code
    )
    assert als(fabriek.coordinator()).get(_url("start")).url == _url("commissie", ronde.code)


# Declarations


def test_the_declaration_for_the_ronde_opens_the_table(als, een):
    ronde, aanvraag = een
    client = als(maak.scorend(ronde)[0].gebruiker)
    adres = _url("verklaringen", ronde.code)
    assert aanvraag.titel not in _tekst(client.get(adres))
    assert client.post(adres, {"belang": "nee"}).status_code == 302
    tekst = _tekst(client.get(adres))
    assert aanvraag.titel in tekst
    assert aanvraag.penvoerder.naam in tekst


def test_an_interest_without_reason_keeps_what_was_chosen(als, met_aanvragen):
    ronde, (een, twee) = met_aanvragen(2)
    zetel = maak.scorend(ronde)[0]
    client = als(zetel.gebruiker)
    adres = _url("verklaringen", ronde.code)
    client.post(adres, {"belang": "nee"})
    keuzes = {f"belang_{een.pk}": "ja", f"belang_{twee.pk}": "nee"}
    antwoord = client.post(adres, keuzes)
    assert "Schrijf wat uw belang is" in _tekst(antwoord)
    assert re.search(rf'name="belang_{een.pk}" value="ja"[^>]*checked', plat(antwoord))
    keuzes[f"reden_{een.pk}"] = "Mijn zus werkt daar."
    assert client.post(adres, keuzes).status_code == 302
    tekst = _tekst(client.get(_url("ronde", ronde.code)))
    assert een.titel in tekst
    assert een.nummer not in tekst
    assert een.penvoerder.naam not in tekst
    assert twee.nummer in tekst


def test_no_interest_in_all_that_is_left(als, met_aanvragen):
    ronde, aanvragen = met_aanvragen(3)
    zetel = maak.scorend(ronde)[0]
    maak.meld_belang(zetel, aanvragen[0])
    client = als(zetel.gebruiker)
    antwoord = client.post(_url("overige", ronde.code))
    assert antwoord.url == _url("ronde", ronde.code)
    assert client.get(_url("beoordelen", aanvragen[0].nummer)).status_code == 404
    assert client.get(_url("beoordelen", aanvragen[1].nummer)).status_code == 200


def test_an_interest_reported_later_hides_the_application(als, een):
    ronde, aanvraag = een
    zetel = _lid(ronde)
    maak.scoor(zetel, aanvraag, {2: 8}, definitief=False)
    client = als(zetel.gebruiker)
    adres = _url("belang", aanvraag.pk)
    assert aanvraag.titel in _tekst(client.get(adres))
    client.post(adres, {"belang": "ja", "toelichting": "Ik ken de directeur goed."})
    assert client.get(_url("beoordelen", aanvraag.nummer)).status_code == 404
    assert aanvraag.nummer not in _tekst(client.get(_url("ronde", ronde.code)))


# Scoring


def test_the_scoring_page_shows_the_application_and_the_anchors(als, een):
    ronde, aanvraag = een
    client = als(_lid(ronde).gebruiker)
    tekst = _tekst(client.get(_url("beoordelen", aanvraag.nummer)))
    assert "Ons antwoord op eigen_kracht." in tekst
    assert "Eigen rol, grenzen en afbouw zijn concreet beschreven." in tekst
    assert "Aanvraag 1 van 1" in tekst
    assert "Verder met criterium 2" in tekst


def test_a_score_is_saved_without_javascript(als, een):
    ronde, aanvraag = een
    client = als(_lid(ronde).gebruiker)
    adres = _url("beoordelen", aanvraag.nummer)
    antwoord = client.post(
        adres, {"criterium": "1", "c1-waarde": "8", "c1-toelichting": maak.REDEN}
    )
    assert antwoord.url == f"{adres}?criterium=2#criterium-2"
    assert Score.objects.get().waarde == 8
    tekst = _tekst(client.get(adres))
    assert "8 goed" in tekst
    assert "8,0" in tekst


def test_a_refused_score_keeps_the_text_and_saves_the_rest(als, een):
    ronde, aanvraag = een
    client = als(_lid(ronde).gebruiker)
    antwoord = client.post(
        _url("beoordelen", aanvraag.nummer),
        {
            "criterium": "1",
            "c1-waarde": "8",
            "c1-toelichting": "te kort",
            "c2-waarde": "6",
            "c2-toelichting": maak.REDEN,
        },
    )
    tekst = _tekst(antwoord)
    assert "ten minste 10 tekens" in tekst
    assert "te kort" in tekst
    assert "Fout:" in antwoord.content.decode()
    assert Score.objects.get().criterium.nummer == 2


def test_a_score_is_saved_in_place(als, een):
    ronde, aanvraag = een
    client = als(_lid(ronde).gebruiker)
    adres = _url("score", aanvraag.nummer, 2)
    velden = {"c2-waarde": "8", "c2-toelichting": maak.REDEN}
    antwoord = client.post(adres, velden, headers={"HX-Request": "true"})
    tekst = _tekst(antwoord)
    assert "Opgeslagen 14:00:00" in tekst
    assert "8 goed" in tekst
    assert "1 van 6 criteria" in tekst


def test_a_score_without_reason_says_that_it_is_not_saved(als, een):
    ronde, aanvraag = een
    client = als(_lid(ronde).gebruiker)
    antwoord = client.post(_url("score", aanvraag.nummer, 2), {"c2-waarde": "8"})
    assert "Nog niet bewaard. Schrijf waarom u deze score geeft." in _tekst(antwoord)
    assert not Score.objects.exists()


def test_the_text_on_the_goals_is_saved_in_place(als, een):
    ronde, aanvraag = een
    client = als(_lid(ronde).gebruiker)
    client.post(_url("score", aanvraag.nummer, 0), {"doelen_toelichting": "Nog een begin"})
    assert Beoordeling.objects.get().doelen_toelichting == "Nog een begin"


def test_final_from_the_page_and_on_to_the_next(als, met_aanvragen):
    ronde, (een, twee) = met_aanvragen(2)
    zetel = _lid(ronde)
    maak.scoor(zetel, een, definitief=False)
    client = als(zetel.gebruiker)
    adres = _url("beoordelen", een.nummer)
    assert "Maak definitief" in _tekst(client.get(adres))
    velden = {"actie": "definitief", "criterium": "doelen"}
    assert "bijdraagt aan de doelen" in _tekst(client.post(adres, velden))
    antwoord = client.post(adres, {**velden, "doelen_toelichting": maak.REDEN})
    assert antwoord.url == _url("beoordelen", twee.nummer)
    assert "Alleen u ziet deze" in _tekst(client.get(adres))


def test_later_puts_aside_and_goes_on(als, met_aanvragen):
    ronde, (een, twee) = met_aanvragen(2)
    client = als(_lid(ronde).gebruiker)
    antwoord = client.post(_url("beoordelen", een.nummer), {"actie": "later"})
    assert antwoord.url == _url("beoordelen", twee.nummer)
    tekst = _tekst(client.get(f"{_url('ronde', ronde.code)}?stand=later"))
    assert een.titel in tekst
    assert "weggelegd voor later" in tekst


# After the opening


def test_the_secretaris_opens_from_the_board(als, een):
    ronde, aanvraag = een
    maak.beoordeeld(aanvraag, openen=False)
    client = als(maak.secretaris(ronde))
    tekst = _tekst(client.get(_url("voortgang", ronde.code)))
    assert "1 aanvraag is klaar om te openen" in tekst
    assert client.get(_url("vergelijken", aanvraag.nummer)).status_code == 404
    antwoord = client.post(_url("openen", aanvraag.nummer))
    assert antwoord.url == _url("vergelijken", aanvraag.nummer)
    assert maak.REDEN in _tekst(client.get(antwoord.url))


def test_the_secretaris_opens_all_and_writes_a_note(als, met_aanvragen):
    ronde, (een, twee) = met_aanvragen(2)
    for aanvraag in (een, twee):
        maak.beoordeeld(aanvraag, openen=False)
    client = als(maak.secretaris(ronde))
    assert client.post(_url("alles_openen", ronde.code)).url == _url("bespreken", ronde.code)
    assert Bespreking.objects.count() == 2
    client.post(_url("vergelijken", een.nummer), {"notitie": "Eens na uitleg."})
    lid = als(maak.scorend(ronde)[0].gebruiker)
    assert "Eens na uitleg." in _tekst(lid.get(_url("vergelijken", een.nummer)))


def test_the_secretaris_reminds_from_the_board(als, een):
    ronde, _ = een
    client = als(maak.secretaris(ronde))
    client.post(_url("herinneren", ronde.code))
    assert Mail.objects.filter(sjabloon="beoordeling_herinnering").count() == 5


def test_the_agenda_has_the_farthest_apart_first(als, met_aanvragen):
    ronde, (een, twee, drie) = met_aanvragen(3)
    maak.beoordeeld(een, [4, 8, 8, 8, 8])
    maak.beoordeeld(twee, [2, 8, 8, 8, 10])
    maak.beoordeeld(drie, 8)
    client = als(maak.scorend(ronde)[0].gebruiker)
    tekst = _tekst(client.get(_url("bespreken", ronde.code)))
    assert "Bij 2 aanvragen liggen de scores" in tekst
    assert tekst.index(twee.titel) < tekst.index(een.titel) < tekst.index("Ook open")
    assert tekst.index("Ook open") < tekst.index(drie.titel)


def test_a_member_compares_and_revises(als, een):
    ronde, aanvraag = een
    maak.beoordeeld(aanvraag, [4, 8, 8, 8, 8])
    client = als(maak.scorend(ronde)[0].gebruiker)
    assert "Lars Lid" in _tekst(client.get(_url("vergelijken", aanvraag.nummer)))
    adres = _url("herzien", aanvraag.nummer, 2)
    assert "Uw eerste score blijft ernaast staan: 4" in _tekst(client.get(adres))
    velden = {"c2-waarde": "8", "c2-toelichting": "Na de bespreking overtuigd."}
    assert client.post(adres, velden).url == _url("vergelijken", aanvraag.nummer)
    tekst = _tekst(client.get(_url("vergelijken", aanvraag.nummer)))
    assert "Na de bespreking overtuigd." in tekst
    assert "Eerst 4" in tekst


def test_the_dossier_tab_is_there_after_the_opening_only(als, een):
    ronde, aanvraag = een
    lid = maak.scorend(ronde)[0].gebruiker
    adres = reverse("dossier_tab", args=[aanvraag.nummer, "beoordeling"])
    maak.beoordeeld(aanvraag, openen=False)
    assert als(lid).get(adres).status_code == 404
    vergadering.open_scores(wie=maak.secretaris(ronde), aanvraag=aanvraag)
    assert "Cijfer 8,00" in _tekst(als(lid).get(adres))
    assert als(aanvraag.aangemaakt_door).get(adres).status_code == 404
    assert als(fabriek.coordinator()).get(adres).status_code == 404


# The coördinator


def test_the_coordinator_composes_and_starts_a_committee(als, lege_ronde):
    client = als(fabriek.coordinator())
    adres = _url("commissie", lege_ronde.code)
    assert "Stel de commissie in" in _tekst(client.get(adres))
    client.post(_url("instellen", lege_ronde.code))
    for zetel, (_functie, codes, naam) in zip(_zetels(lege_ronde), maak.ZETELS, strict=True):
        velden = {"profielschets": maak.PROFIEL, "deskundigheden": codes}
        assert client.post(_url("zetel", zetel.pk), velden).status_code == 302
        persoon = fabriek.gebruiker(naam)
        antwoord = client.post(_url("bezetten", zetel.pk), {"email": persoon.email.upper()})
        assert antwoord.status_code == 302
    client.post(_url("starten", lege_ronde.code))
    assert Commissie.objects.get(ronde=lege_ronde).status == "gestart"
    assert "De commissie is begonnen op dinsdag 9 juni 2015" in _tekst(client.get(adres))


def test_the_checklist_says_what_is_missing(als, lege_ronde):
    client = als(fabriek.coordinator())
    client.post(_url("instellen", lege_ronde.code))
    tekst = _tekst(client.get(_url("commissie", lege_ronde.code)))
    assert "Nog niet gedekt: zorg, welzijn, doelgroepen en inkoop." in tekst
    antwoord = client.post(_url("starten", lege_ronde.code), follow=True)
    assert "De commissie kan nog niet starten." in _tekst(antwoord)


def test_an_unknown_or_dependent_person_is_refused_at_the_field(als, lege_ronde):
    client = als(fabriek.coordinator())
    client.post(_url("instellen", lege_ronde.code))
    adres = _url("bezetten", _zetels(lege_ronde).first().pk)
    antwoord = client.post(adres, {"email": "niemand@voorbeeld.example"})
    assert "Er is geen account met dit e-mailadres." in _tekst(antwoord)
    antwoord = client.post(adres, {"email": fabriek.medewerker().email})
    assert "Een commissielid is onafhankelijk." in _tekst(antwoord)
    assert antwoord.context["form"].errors["email"]


def test_seats_are_added_and_taken_away(als, lege_ronde):
    client = als(fabriek.coordinator())
    client.post(_url("instellen", lege_ronde.code))
    client.post(_url("zetel_weghalen", _zetels(lege_ronde).filter(functie="lid").first().pk))
    assert _zetels(lege_ronde).count() == 5
    client.post(_url("zetel_erbij", lege_ronde.code), {"functie": "lid", "profielschets": "Zorg."})
    assert _zetels(lege_ronde).count() == 6


def test_a_member_is_replaced_with_a_reason(als, een):
    ronde, _ = een
    zetel = maak.scorend(ronde)[4]
    client = als(fabriek.coordinator())
    nieuw = fabriek.gebruiker("Petra Nieuw")
    adres = _url("bezetten", zetel.pk)
    assert "Vervang Otto Lid" in _tekst(client.get(adres))
    client.post(adres, {"email": nieuw.email, "reden": "Ziek."})
    assert "Petra Nieuw" in _tekst(client.get(_url("commissie", ronde.code)))
