"""Pages about users and appointments."""

from datetime import date

import pytest
from django.urls import reverse

from deelnemers.personen import services as personen
from deelnemers.personen.models import Aanstelling
from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import GeenToegang
from tests import fabriek
from tests.html import plat

pytestmark = pytest.mark.django_db
BASIS = 6


def adres(naam, **kwargs):
    return reverse(f"deelnemers:{naam}", kwargs=kwargs)


def tekst_van(antwoord) -> str:
    return " ".join(antwoord.content.decode().replace("\u00a0", " ").split())


def test_users_are_for_the_beheerder_only(client):
    pagina = adres("gebruikers")
    assert client.get(pagina).url.startswith("/account/login/")
    for persoon in (fabriek.coordinator(), fabriek.gebruiker(), fabriek.medewerker()):
        client.force_login(persoon)
        assert client.get(pagina).status_code == 404
        assert client.get(adres("gebruiker", pk=persoon.pk)).status_code == 404
    client.force_login(fabriek.beheerder())
    assert client.get(pagina).status_code == 200


def test_users_are_searched_by_name_address_and_role(client):
    client.force_login(fabriek.beheerder("Bram Beheerder"))
    fabriek.medewerker(naam="Gijs Gemeente")
    fabriek.gebruiker("Zoe Zonderrol", email="zoe@elders.example")
    fabriek.collega(fabriek.aanbieder(), "Cor Collega")

    def gevonden(**vraag):
        antwoord = client.get(adres("gebruikers"), vraag)
        return [persoon.naam for persoon in antwoord.context["object_list"]]

    assert gevonden(zoek="gem gijs") == ["Gijs Gemeente"]
    assert gevonden(zoek="ELDERS") == ["Zoe Zonderrol"]
    assert gevonden(rol="beheerder") == ["Bram Beheerder"]
    assert gevonden(rol="aanbieder") == ["Bea Beheerder", "Cor Collega"]
    assert gevonden(rol="geen") == ["Zoe Zonderrol"]
    assert gevonden(zoek="niemand") == []


def test_the_list_of_users_has_pages_and_costs_the_same_for_few_and_many(
    client, django_assert_num_queries
):
    client.force_login(fabriek.beheerder())
    client.get(adres("gebruikers"))
    with django_assert_num_queries(BASIS + 3):
        client.get(adres("gebruikers"))
    aanbieder = fabriek.aanbieder()
    for nummer in range(30):
        fabriek.collega(aanbieder, f"Persoon {nummer:02}")
        fabriek.medewerker(naam=f"Gemeente {nummer:02}")
    with django_assert_num_queries(BASIS + 3):
        antwoord = client.get(adres("gebruikers"))
    assert len(antwoord.context["object_list"]) == 25
    assert "26" in tekst_van(client.get(adres("gebruikers"), {"pagina": 2}))


def test_the_beheerder_appoints_and_ends(client):
    client.force_login(fabriek.beheerder())
    gijs, arnhem = fabriek.gebruiker("Gijs"), fabriek.gemeente()
    pagina = adres("gebruiker", pk=gijs.pk)
    tekst = tekst_van(client.post(pagina, {"rol": "gemeentemedewerker"}))
    assert "Kies de gemeente waarvoor deze medewerker werkt" in tekst
    client.post(pagina, {"rol": "gemeentemedewerker", "gemeente": arnhem.pk})
    aanstelling = Aanstelling.objects.get(gebruiker=gijs)
    assert aanstelling.gemeente == arnhem
    assert "Gemeentemedewerker Arnhem" in tekst_van(client.get(pagina))
    client.post(adres("aanstelling_beeindigen", pk=aanstelling.pk))
    aanstelling.refresh_from_db()
    assert aanstelling.beeindigd_op
    client.force_login(gijs)
    assert client.post(pagina, {"rol": "beheerder"}).status_code == 404
    assert client.post(adres("aanstelling_beeindigen", pk=aanstelling.pk)).status_code == 404


def test_an_appointment_with_a_last_day_is_asked_about_and_can_hold_longer(klok, client):
    klok(2015, 6, 22)
    beheerder, gijs = fabriek.beheerder(), fabriek.gebruiker("Gijs Gemeente")
    gemeente = fabriek.gemeente()
    aanstelling = personen.stel_aan(
        wie=beheerder,
        gebruiker=gijs,
        rol="gemeentemedewerker",
        gemeente=gemeente,
        tot=date(2015, 8, 31),
    )
    client.force_login(beheerder)
    taak = "Verleng de aanstelling van Gijs Gemeente"
    assert taak in client.get("/").content.decode()
    pagina = plat(client.get(reverse("deelnemers:gebruiker", args=[gijs.pk])))
    assert 'name="tot" value="2016-08-31"> Verleng tot en met 31 augustus 2016' in pagina
    verlengen = reverse("deelnemers:aanstelling_verlengen", args=[aanstelling.pk])
    for _keer in range(2):  # a double click extends once
        client.post(verlengen, {"tot": "2016-08-31"})
    client.post(verlengen)
    aanstelling.refresh_from_db()
    assert aanstelling.tot == date(2016, 8, 31)
    assert taak not in client.get("/").content.decode()
    assert Gebeurtenis.objects.filter(wat="deelnemers.verleng_aanstelling").exists()
    with pytest.raises(GeenToegang):
        personen.verleng_aanstelling(wie=gijs, aanstelling=aanstelling, tot=date(2017, 8, 31))
    personen.beeindig_aanstelling(wie=beheerder, aanstelling=aanstelling)
    with pytest.raises(Fout, match="voorbij"):
        personen.verleng_aanstelling(wie=beheerder, aanstelling=aanstelling, tot=date(2017, 8, 31))
