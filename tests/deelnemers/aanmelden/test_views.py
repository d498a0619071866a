"""The page of one's own account."""

import pytest
from django.urls import reverse

from tests import fabriek

pytestmark = pytest.mark.django_db


def adres(naam, **kwargs):
    return reverse(f"deelnemers:{naam}", kwargs=kwargs)


def tekst_van(antwoord) -> str:
    return " ".join(antwoord.content.decode().replace("\u00a0", " ").split())


def test_one_changes_ones_own_name(client):
    sanne = fabriek.gebruiker("Sanne")
    client.force_login(sanne)
    assert "Vul uw naam in" in tekst_van(client.post(adres("profiel"), {"naam": " "}))
    client.post(adres("profiel"), {"naam": "Sanne de Wit"})
    sanne.refresh_from_db()
    assert sanne.naam == "Sanne de Wit"
