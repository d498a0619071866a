"""Work that failed for good is seen by the beheerder, who has it tried again or lets it rest."""

import pytest
from django.test import Client
from django.urls import reverse

from kern.logboek.models import Gebeurtenis
from kern.post import mail
from kern.post.models import Mail
from kern.werk import opdrachten
from kern.werk.models import Opdracht
from tests import fabriek
from tests.html import plat

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheer() -> Client:
    """The beheerder, logged in."""
    client = Client()
    client.force_login(fabriek.beheerder())
    return client


@pytest.fixture
def mislukt(db: None) -> Opdracht:
    """A mail that was refused for good."""
    (rij,) = mail.stuur(
        aan=["weg@elders.example"],
        sjabloon="account_onbekend",
        context={"naam": "", "email": "", "adres": ""},
        sleutel="proef",
    )
    Mail.objects.update(status=Mail.Status.MISLUKT)
    opdracht = Opdracht.objects.get(gegevens={"mail": rij.pk})
    opdracht.status, opdracht.fout = Opdracht.Status.MISLUKT, "Het adres is geweigerd."
    opdracht.save()
    return opdracht


def test_the_beheerder_reads_what_failed_for_whom_and_why(beheer, mislukt) -> None:
    pagina = plat(beheer.get(reverse("werk")))
    for deel in ("weg@elders.example", "Het adres is geweigerd.", "Probeer opnieuw", "Geef op"):
        assert deel in pagina
    assert Mail.objects.get().tekst[:30] not in pagina
    assert "Kijk naar werk dat is mislukt" in plat(beheer.get(reverse("start")))
    assert beheer.get("/gezond/").json()["mislukt_werk"] == "let op"


def test_nobody_else_sees_it(client, mislukt) -> None:
    client.force_login(fabriek.coordinator())
    assert client.get(reverse("werk")).status_code == 404
    assert client.post(reverse("werk_opnieuw", args=[mislukt.pk])).status_code == 404
    assert "mislukt" not in plat(client.get(reverse("start")))


def test_it_is_tried_again_and_then_done(beheer, mislukt) -> None:
    adres = reverse("werk_opnieuw", args=[mislukt.pk])
    assert "opnieuw geprobeerd" in plat(beheer.post(adres, follow=True))
    opdrachten.werk_af()
    mislukt.refresh_from_db()
    assert mislukt.status == Opdracht.Status.KLAAR
    assert Gebeurtenis.objects.filter(wat="innovatiebudget.probeer_werk_opnieuw").count() == 1
    assert "al besloten" in plat(beheer.post(adres, follow=True))


def test_it_may_rest_with_a_reason(beheer, mislukt) -> None:
    adres = reverse("werk_opgeven", args=[mislukt.pk])
    assert "weg@elders.example" in plat(beheer.get(adres))
    assert "Vul in waarom" in plat(beheer.post(adres, {"reden": ""}))
    beheer.post(adres, {"reden": "De organisatie bestaat niet meer."})
    mislukt.refresh_from_db()
    assert mislukt.status == Opdracht.Status.OPGEGEVEN
    regel = Gebeurtenis.objects.get(wat="innovatiebudget.geef_werk_op")
    assert regel.reden == "De organisatie bestaat niet meer."
    assert "Er is niets mislukt." in plat(beheer.get(reverse("werk")))
    assert "al besloten" in plat(beheer.post(adres, {"reden": "Nog eens."}))


def test_the_list_costs_the_same_for_one_and_for_many(beheer, mislukt, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as een:
        beheer.get(reverse("werk"))
    for nummer in range(10):
        velden = {"sleutel": f"kopie-{nummer}", "gegevens": mislukt.gegevens}
        Opdracht.objects.create(
            soort=mislukt.soort,
            status=Opdracht.Status.MISLUKT,
            niet_voor=mislukt.niet_voor,
            versturen_na=mislukt.versturen_na,
            gemaakt_op=mislukt.gemaakt_op,
            **velden,
        )
    with django_assert_num_queries(len(een)):
        beheer.get(reverse("werk"))
