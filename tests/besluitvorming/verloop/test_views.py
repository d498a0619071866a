"""The page of the own college, and what the dossier says of the letter to whom, and when (W62)."""

import pytest
from django.urls import reverse

from kern.aansluiting.registers import dossier_gebeurtenissen
from tests import fabriek
from tests.besluitvorming import fabriek as maak
from tests.besluitvorming.pagina import als, eigen_queries, kopieer, tekst

pytestmark = pytest.mark.django_db
COLLEGE = 7  # own queries of the page of the college, however many projects


@pytest.mark.parametrize("aantal", [1, 12])
def test_the_college_page_costs_the_same_for_1_and_12_projects(client, aantal, voorgelegd):
    advies, _ = voorgelegd()
    kopieer(advies, aantal)
    maak.zitting(advies)
    als(client, maak.wie(fabriek.gemeente()))
    antwoord, aantal_queries = eigen_queries(client, reverse("besluitvorming:college"))
    assert aantal_queries == COLLEGE
    pagina = tekst(antwoord)
    assert "Uw college heeft over alle projecten besloten." in pagina


def test_the_dossier_tells_the_applicant_only_after_sending(client, coordinator, besloten):
    _, (aanvraag,) = besloten()
    brief = maak.beschikt(aanvraag, verzonden=False)
    tab = reverse("dossier_tab", args=[aanvraag.nummer, "besluiten"])
    als(client, aanvraag.aangemaakt_door)
    assert client.get(tab).status_code == 404
    from besluitvorming.beschikking import services as beschikking

    beschikking.verstuur_beschikking(wie=coordinator, beschikking=brief)
    pagina = tekst(client.get(tab))
    assert "Toegekend: € 60.000" in pagina
    assert "dinsdag 25 augustus 2015" in pagina


def test_the_municipality_follows_in_the_dossier(client, voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    als(client, maak.wie(fabriek.gemeente()))
    tab = reverse("dossier_tab", args=[aanvraag.nummer, "besluiten"])
    assert "2 van de 2 colleges moeten nog besluiten" in tekst(client.get(tab))
    maak.zitting(advies)
    assert "1 van de 2 colleges moet nog besluiten" in tekst(client.get(tab))


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
