"""The dossier: which tasks are shown, what the line of steps tells and when (W60, W62)."""

import pytest
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from besluitvorming.beschikking import services as beschikking
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen
from tests.besluitvorming import fabriek as besluiten
from tests.html import plat
from tests.uitvoering import fabriek as uitvoering
from uitvoering.rapportage.models import Voortgangsrapportage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(fabriek.OPEN)


def _dossier(client, wie, aanvraag: Aanvraag):
    client.force_login(wie)
    return client.get(reverse("dossier", args=[aanvraag.nummer]))


def _taken(client, wie, aanvraag: Aanvraag) -> list[str]:
    return [taak.titel for taak in _dossier(client, wie, aanvraag).context["stand"].taken]


def test_W60_a_dossier_shows_its_own_tasks_whatever_other_projects_are_called(client) -> None:
    """“Thuis” is in the title of “Langer Thuis”, but its tasks are not those of the other."""
    _, (langer, thuis) = besluiten.besloten(2, bedrag=30_000)
    besluiten.beschikt(thuis)
    project = uitvoering.gestart(langer)
    project.rapportages.update(status=Voortgangsrapportage.Status.GEACCEPTEERD)
    for aanvraag, titel in ((langer, "Langer Thuis"), (thuis, "Thuis")):
        Aanvraag.objects.filter(pk=aanvraag.pk).update(titel=titel)
    coordinator = fabriek.coordinator()
    assert _taken(client, coordinator, langer) == ["Rond “Langer Thuis” af"]
    assert _taken(client, coordinator, thuis) == ["Start 1 project"]


def test_the_line_of_steps_tells_no_date_of_a_letter_that_was_not_sent(client, klok) -> None:
    _, (aanvraag,) = besluiten.besloten(1)
    klok(besluiten.BESLUITVORMING)
    brief = besluiten.beschikt(aanvraag, verzonden=False)
    lid = aanvraag.aangemaakt_door

    def onder_besluit() -> str:
        stappen = _dossier(client, lid, aanvraag).context["stappen"]
        return next(stap.datum_tekst for stap in stappen if stap.naam == "Besluit")

    assert onder_besluit() == "uiterlijk 24 juli 2015"
    beschikking.verstuur_beschikking(wie=fabriek.coordinator(), beschikking=brief)
    assert onder_besluit() == "14 juli 2015"


def test_a_completion_that_was_not_sent_is_not_in_the_dossier(client, klok) -> None:
    """What it asks and whom it serves is what was received, as long as nothing else came in."""
    aanvraag = aanvragen.ingediend(fabriek.ronde())
    klok(fabriek.NA_SLUITING)
    aanvraag.start, aanvraag.contactpersoon = aanvraag.eind, "Iemand Anders"
    aanvraag.save()
    aanvraag.gemeenten.all().delete()
    tekst = plat(_dossier(client, fabriek.coordinator(), aanvraag))
    assert "1 september 2015 tot 31 december 2016" in tekst
    assert "Arnhem en Rheden" in tekst
    assert "Iemand Anders" not in tekst
