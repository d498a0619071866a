"""The coördinator sees what each municipality pays, and sends the advice (R30)."""

from decimal import Decimal

import pytest
from django.urls import reverse

from tests.besluitvorming import fabriek as maak
from tests.besluitvorming.pagina import als, tekst

pytestmark = pytest.mark.django_db


def test_the_coordinator_sees_the_shares_and_sends(client, coordinator, beoordeeld):
    (aanvraag,) = beoordeeld()
    ronde = aanvraag.ronde
    url = reverse("besluitvorming:voorleggen", args=[ronde.code])
    assert als(client, coordinator).get(url).status_code == 404
    maak.adviseer(ronde, {aanvraag.pk: Decimal(30_000)})
    pagina = tekst(client.get(url))
    assert "Samen € 30.000" in pagina
    assert "betaalt naar haar aantal inwoners" in pagina
    assert "100,0%" not in pagina
    antwoord = client.post(url, follow=True)
    assert "Het advies ligt bij de colleges." in tekst(antwoord)
    assert "Verstuurd op" in tekst(client.get(url))
