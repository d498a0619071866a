"""A report as it is typed, sent in and returned: what is refused, and what is kept (R40)."""

import pytest
from django.urls import reverse

from tests import fabriek
from tests.uitvoering import fabriek as uitvoering
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Voortgangsrapportage

pytestmark = pytest.mark.django_db


def test_bad_numbers_are_told_at_the_field_and_nothing_typed_is_lost(
    client, project: Project
) -> None:
    rapportage = project.rapportages.first()
    client.force_login(uitvoering.lid(project))
    pagina = client.post(
        reverse("uitvoering:rapportage", args=[rapportage.pk]),
        {"voortgang": "Een lang verhaal", "bereikt": "twaalf", "uitgegeven": "1.000,505"},
    )
    tekst = pagina.content.decode()
    assert "Een lang verhaal" in tekst
    assert 'value="twaalf"' in tekst
    assert "Vul een heel getal in." in tekst
    assert Voortgangsrapportage.objects.get(pk=rapportage.pk).voortgang == ""


def test_sending_in_an_incomplete_report_says_what_is_missing_and_keeps_it(
    client, project: Project
) -> None:
    rapportage = project.rapportages.first()
    client.force_login(uitvoering.lid(project))
    pagina = client.post(
        reverse("uitvoering:rapportage", args=[rapportage.pk]),
        {"voortgang": "Wij zijn begonnen", "indienen": "1"},
    )
    tekst = pagina.content.decode()
    assert "Vul in hoeveel mensen u bereikte" in tekst
    assert "Fout:" in tekst
    rij = Voortgangsrapportage.objects.get(pk=rapportage.pk)
    assert (rij.voortgang, rij.status) == ("Wij zijn begonnen", "open")


def test_the_coordinator_returns_a_report_only_with_a_question(client, project: Project) -> None:
    rapportage = uitvoering.ingediend(project)
    client.force_login(fabriek.coordinator())
    adres = reverse("uitvoering:beoordeel", args=[rapportage.pk])
    assert "Schrijf op wat u nog wilt weten" in client.post(adres, {}).content.decode()
    client.post(adres, {"vragen_aan": "Wat kostte de zaal?"})
    assert Voortgangsrapportage.objects.get(pk=rapportage.pk).vragen == "Wat kostte de zaal?"
