"""What the dossier says of the letter to whom, and when (W62)."""

import pytest
from django.urls import reverse

from kern.aansluiting.registers import dossier_gebeurtenissen
from tests import fabriek
from tests.besluitvorming import fabriek as maak

pytestmark = pytest.mark.django_db


def test_a_letter_that_was_not_sent_shows_nowhere_in_the_dossier_of_the_applicant(
    besloten, client
) -> None:
    _, (aanvraag,) = besloten()
    client.force_login(aanvraag.aangemaakt_door)
    dossier = reverse("dossier", args=[aanvraag.nummer])
    stappen = client.get(dossier).context["stappen"]
    eerder = dossier_gebeurtenissen.voor(aanvraag, aanvraag.aangemaakt_door)
    maak.beschikt(aanvraag, verzonden=False)
    aanvraag.refresh_from_db()
    assert client.get(dossier).context["stappen"] == stappen
    assert dossier_gebeurtenissen.voor(aanvraag, aanvraag.aangemaakt_door) == eerder


def test_the_day_of_sending_stands_in_the_line_of_steps(besloten, client) -> None:
    _, (aanvraag,) = besloten()
    maak.beschikt(aanvraag)
    client.force_login(fabriek.coordinator())
    pagina = client.get(reverse("dossier", args=[aanvraag.nummer]))
    assert "14 juli 2015" in pagina.content.decode()
    assert "De beschikking is verzonden" in pagina.content.decode()
