"""A municipality records an objection and only itself sees it (W30, W62)."""

from datetime import date

import pytest
from django.urls import reverse

from besluitvorming.bezwaar.models import Bezwaar
from tests import fabriek
from tests.besluitvorming import fabriek as maak
from tests.besluitvorming.fabriek import RHEDEN
from tests.besluitvorming.pagina import als, tekst

pytestmark = pytest.mark.django_db


def test_a_late_objection_is_recorded_with_a_warning(client, klok, besloten):
    _, (aanvraag,) = besloten()
    maak.beschikt(aanvraag)
    klok(2015, 9, 1, 10)
    als(client, maak.wie(fabriek.gemeente()))
    antwoord = client.post(
        reverse("besluitvorming:bezwaar", args=[aanvraag.nummer]),
        {"indiener": "Een buur", "ontvangen_op": "2015-08-31", "gronden": "Te weinig."},
        follow=True,
    )
    assert "Het kwam binnen na de laatste dag" in tekst(antwoord)
    assert Bezwaar.objects.get().ontvangen_op == date(2015, 8, 31)


def test_another_municipality_sees_no_objection(client, besloten):
    _, (aanvraag,) = besloten()
    maak.beschikt(aanvraag)
    als(client, maak.wie(fabriek.gemeente()))
    client.post(
        reverse("besluitvorming:bezwaar", args=[aanvraag.nummer]),
        {"indiener": "KANARIE", "ontvangen_op": "2015-07-14", "gronden": "Te weinig."},
    )
    tab = reverse("dossier_tab", args=[aanvraag.nummer, "besluiten"])
    assert "KANARIE" in tekst(client.get(tab))
    als(client, maak.wie(fabriek.gemeente(RHEDEN)))
    assert "KANARIE" not in tekst(client.get(tab))
    assert "KANARIE" not in tekst(client.get(reverse("besluitvorming:college")))
    als(client, aanvraag.aangemaakt_door)
    assert "KANARIE" not in tekst(client.get(tab))
