"""The pages on which the coördinator composes the committee."""

import pytest

from beoordeling.commissie.models import Commissie, Zetel
from tests import fabriek
from tests.beoordeling import fabriek as maak
from tests.beoordeling.bladzijde import tekst as lees
from tests.beoordeling.bladzijde import url

pytestmark = pytest.mark.django_db


def _zetels(ronde):
    return Zetel.objects.filter(commissie__ronde=ronde)


def test_the_coordinator_composes_and_starts_a_committee(als, lege_ronde):
    client = als(fabriek.coordinator())
    adres = url("commissie", lege_ronde.code)
    assert "Stel de commissie in" in lees(client.get(adres))
    client.post(url("instellen", lege_ronde.code))
    for zetel, (_functie, codes, naam) in zip(_zetels(lege_ronde), maak.ZETELS, strict=True):
        velden = {"profielschets": maak.PROFIEL, "deskundigheden": codes}
        assert client.post(url("zetel", zetel.pk), velden).status_code == 302
        persoon = fabriek.gebruiker(naam)
        antwoord = client.post(url("bezetten", zetel.pk), {"email": persoon.email.upper()})
        assert antwoord.status_code == 302
    client.post(url("starten", lege_ronde.code))
    assert Commissie.objects.get(ronde=lege_ronde).status == "gestart"
    assert "De commissie is begonnen op dinsdag 9 juni 2015" in lees(client.get(adres))


def test_the_checklist_says_what_is_missing(als, lege_ronde):
    client = als(fabriek.coordinator())
    client.post(url("instellen", lege_ronde.code))
    tekst = lees(client.get(url("commissie", lege_ronde.code)))
    assert "Nog niet gedekt: zorg, welzijn, doelgroepen en inkoop." in tekst
    antwoord = client.post(url("starten", lege_ronde.code), follow=True)
    assert "De commissie kan nog niet starten." in lees(antwoord)


def test_an_unknown_or_dependent_person_is_refused_at_the_field(als, lege_ronde):
    client = als(fabriek.coordinator())
    client.post(url("instellen", lege_ronde.code))
    adres = url("bezetten", _zetels(lege_ronde).first().pk)
    antwoord = client.post(adres, {"email": "niemand@voorbeeld.example"})
    assert "Er is geen account met dit e-mailadres." in lees(antwoord)
    antwoord = client.post(adres, {"email": fabriek.medewerker().email})
    assert "Een commissielid is onafhankelijk." in lees(antwoord)
    assert antwoord.context["form"].errors["email"]


def test_seats_are_added_and_taken_away(als, lege_ronde):
    client = als(fabriek.coordinator())
    client.post(url("instellen", lege_ronde.code))
    client.post(url("zetel_weghalen", _zetels(lege_ronde).filter(functie="lid").first().pk))
    assert _zetels(lege_ronde).count() == 5
    client.post(url("zetel_erbij", lege_ronde.code), {"functie": "lid", "profielschets": "Zorg."})
    assert _zetels(lege_ronde).count() == 6


def test_a_member_is_replaced_with_a_reason(als, een):
    ronde, _ = een
    zetel = maak.scorend(ronde)[4]
    client = als(fabriek.coordinator())
    nieuw = fabriek.gebruiker("Petra Nieuw")
    adres = url("bezetten", zetel.pk)
    assert "Vervang Otto Lid" in lees(client.get(adres))
    client.post(adres, {"email": nieuw.email, "reden": "Ziek."})
    assert "Petra Nieuw" in lees(client.get(url("commissie", ronde.code)))
