"""Which reports wait for whom, and what a report still lacks (R40, R50)."""

from datetime import date
from decimal import Decimal

import pytest

from aanvragen.velden.models import Indicator
from tests.besluitvorming import rijen as besluitrijen
from tests.uitvoering import rijen
from uitvoering.rapportage.models import Meting, Voortgangsrapportage
from uitvoering.rapportage.queries import (
    beloofd_in_aanvraag,
    ontbreekt_in_rapportage,
    volgende_rapportage,
    vorige_rapportage,
)

pytestmark = pytest.mark.django_db
Status = Voortgangsrapportage.Status


@pytest.fixture
def project():
    return rijen.project(besluitrijen.voorgelegd())


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("dag", [29, 1, 2])
def test_late_means_the_same_in_sql_and_on_the_row(project, klok, status, dag) -> None:
    klok(2016, 3 if dag < 29 else 2, dag, 12)
    rapportage = rijen.RapportageRij(project=project, status=status)
    alle = Voortgangsrapportage.objects.all()
    te_maken = status in (Status.OPEN, Status.TERUGGESTUURD)
    assert rapportage.is_te_laat is alle.te_laat().exists() is (te_maken and dag == 2)
    assert alle.nog_te_komen().exists() is (te_maken and dag != 2)
    assert rapportage.is_bewerkbaar is alle.te_maken().exists() is te_maken
    assert rapportage.is_geaccepteerd is not alle.niet_geaccepteerd().exists()
    assert alle.te_lezen().exists() is (status == Status.INGEDIEND)


def test_reports_about_one_application(project) -> None:
    ander = rijen.project(project.beschikking.advies)
    eigen = rijen.RapportageRij(project=project)
    rijen.RapportageRij(project=ander)
    assert list(Voortgangsrapportage.objects.over(project.aanvraag_id)) == [eigen]
    assert Voortgangsrapportage.objects.over(None).count() == 2


def test_everything_that_is_missing_is_told_with_its_field(project) -> None:
    rapportage = rijen.RapportageRij(project=project)
    indicator = Indicator.objects.create(aanvraag=project.aanvraag, naam="Eenzaamheid")
    velden = [veld for veld, _ in ontbreekt_in_rapportage(rapportage)]
    meting = f"waarde_{indicator.pk}"
    assert velden == ["voortgang", "kennisdeling", "bereikt", "uitgegeven", meting]
    rapportage.voortgang, rapportage.kennisdeling = "Begonnen.", "Gedeeld."
    rapportage.bereikt, rapportage.uitgegeven = 0, Decimal(0)
    rij = Meting.objects.create(rapportage=rapportage, indicator=indicator, verklaring=" ")
    assert [veld for veld, _ in ontbreekt_in_rapportage(rapportage)] == [meting]
    rij.verklaring = "Nog niet gemeten."
    rij.save()
    assert ontbreekt_in_rapportage(rapportage) == []
    Meting.objects.update(verklaring="", waarde=0)
    assert ontbreekt_in_rapportage(rapportage) == []


def test_the_report_before_this_one_is_the_last_that_was_worked_on(project) -> None:
    eerste, tweede, derde = (
        rijen.RapportageRij(project=project, uiterlijk=date(2016, maand, 1), status=status)
        for maand, status in ((1, Status.GEACCEPTEERD), (2, Status.OPEN), (3, Status.OPEN))
    )
    assert vorige_rapportage(eerste) is None
    assert vorige_rapportage(derde) == eerste
    assert volgende_rapportage(project) == tweede


def test_an_application_may_promise_nothing(project) -> None:
    beloofd = beloofd_in_aanvraag(project.aanvraag)
    assert (beloofd.bereik, beloofd.kennisdeling, beloofd.indicatoren) == (0, [], [])
