"""Every list as a file: the rows of the page, for who may see the page, at a cost that stays (D14)."""

import csv
import io

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import fabriek
from tests.aanvragen import fabriek as aanvragen
from tests.beoordeling import fabriek as beoordeling
from tests.uitvoering import fabriek as uitvoering

pytestmark = [pytest.mark.django_db, pytest.mark.eenmaal]


@pytest.fixture(scope="module")
def project(gedeeld):
    return uitvoering.project()


def _bestand(client, adres: str, vorm: str) -> list[list[str]]:
    antwoord = client.get(adres, {"als": vorm})
    assert antwoord.status_code == 200, adres
    assert antwoord["Content-Disposition"].startswith("attachment; filename=")
    inhoud = antwoord.getvalue()
    if vorm == "csv":
        return list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))
    rijen = openpyxl.load_workbook(io.BytesIO(inhoud)).active.iter_rows(values_only=True)
    return [["" if cel is None else str(cel) for cel in rij] for rij in rijen]


LIJSTEN = {  # address -> role, and where the number or name in its first row comes from
    "aanvragen:werklijst": "coordinator",
    "aanvragen:mijn": "aanbieder",
    "uitvoering:lijst": "aanbieder",
    "regeling:rondes": "coordinator",
    "register": "publiek",
    "logboek": "beheerder",
    "deelnemers:gebruikers": "beheerder",
    "deelnemers:te_bevestigen": "coordinator",
    "werk": "beheerder",
    "beoordeling:voortgang": "secretaris",
    "evaluatie:resultaten": "coordinator",
}
LEEG = {"deelnemers:te_bevestigen", "werk"}  # nothing waits here in this state
VAN_DE_RONDE = {"beoordeling:voortgang", "evaluatie:resultaten"}


def _wie(rol: str, project):
    return {
        "coordinator": fabriek.coordinator,
        "beheerder": fabriek.beheerder,
        "aanbieder": lambda: uitvoering.lid(project),
        "secretaris": lambda: beoordeling.secretaris(project.aanvraag.ronde),
        "publiek": lambda: None,
    }[rol]()


@pytest.mark.parametrize("naam", LIJSTEN)
def test_a_list_comes_as_csv_and_as_xlsx_with_the_same_rows(naam, project, klok) -> None:
    klok(uitvoering.UITVOERING)
    client = Client()
    if wie := _wie(LIJSTEN[naam], project):
        client.force_login(wie)
    adres = reverse(naam, args=[project.aanvraag.ronde.code] if naam in VAN_DE_RONDE else [])
    pagina = client.get(adres).content.decode()
    assert naam in LEEG or "?als=xlsx" in pagina
    als_csv, als_xlsx = _bestand(client, adres, "csv"), _bestand(client, adres, "xlsx")
    assert als_csv[0] == als_xlsx[0]
    assert len(als_csv) == len(als_xlsx)
    assert (len(als_csv) == 1) == (naam in LEEG)
    assert [rij[0] for rij in als_csv] == [rij[0] for rij in als_xlsx]


def test_who_may_not_see_the_list_gets_no_file(client, project, klok) -> None:
    klok(uitvoering.UITVOERING)
    client.force_login(fabriek.aanbieder("Vreemd").leden.get().gebruiker)
    code = project.aanvraag.ronde.code
    for naam in ("aanvragen:werklijst", "logboek", "werk", "deelnemers:gebruikers"):
        assert client.get(reverse(naam), {"als": "xlsx"}).status_code == 404
    for naam in VAN_DE_RONDE:
        assert client.get(reverse(naam, args=[code]), {"als": "csv"}).status_code == 404
    assert len(_bestand(client, reverse("uitvoering:lijst"), "csv")) == 1  # the head alone


def test_a_file_costs_the_same_for_one_row_and_for_many_and_is_not_paged(
    client, project, klok
) -> None:
    klok(fabriek.NA_SLUITING)
    client.force_login(fabriek.coordinator())
    kosten = []
    for nieuw in (1, 29):
        with fabriek.op(fabriek.OPEN):
            for _ in range(nieuw):
                aanvragen.ingediend(project.aanvraag.ronde)
        with CaptureQueriesContext(connection) as vragen:
            rijen = _bestand(client, reverse("aanvragen:werklijst"), "xlsx")
        kosten.append((len(rijen) - 1, len(vragen)))
    assert kosten == [(2, kosten[0][1]), (31, kosten[0][1])]
