"""How a project goes, in words and marks (R40)."""

from datetime import date

import pytest

from tests.besluitvorming import rijen as besluitrijen
from tests.uitvoering import rijen
from tests.uitvoering.fabriek import UITVOERING
from uitvoering.rapportage.beeld import bereikt_zin, rapportagezin, uitgegeven_zin
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.rapportage.queries import rapportinhoud
from uitvoering.verloop.beeld import looptijdzin, mijlpalen_van, projectregel
from uitvoering.verloop.queries import af_te_ronden, te_starten

pytestmark = pytest.mark.django_db
Status = Voortgangsrapportage.Status


@pytest.fixture
def project():
    return rijen.project(besluitrijen.voorgelegd())


def test_a_project_is_late_when_its_next_report_is(project, klok) -> None:
    klok(2016, 3, 2, 12)
    assert projectregel(project).stand == ("bezig", "Loopt")
    rijen.RapportageRij(project=project, status=Status.GEACCEPTEERD)
    assert projectregel(project).stand == ("bezig", "Loopt")
    rijen.RapportageRij(project=project)
    assert projectregel(project).stand == ("aanpassen", "Te laat")
    project.afgerond_op = UITVOERING
    assert projectregel(project).stand == ("klaar", "Afgerond")


def test_until_when_it_runs(project) -> None:
    assert looptijdzin(project) == "loopt tot woensdag 31 augustus 2016"
    project.afgerond_op = UITVOERING
    assert looptijdzin(project) == "is afgerond op dinsdag 1 december 2015"


def test_milestones_follow_the_reports(project) -> None:
    rijen.RapportageRij(project=project, naam="Nog te maken")
    for naam, status in (("Gelezen", Status.GEACCEPTEERD), ("Gestuurd", Status.INGEDIEND)):
        rijen.RapportageRij(
            project=project,
            naam=naam,
            status=status,
            ingediend_op=UITVOERING,
            uiterlijk=date(2016, 4, 1),
        )
    project.afgerond_op = UITVOERING
    assert [(m.titel, m.stand) for m in mijlpalen_van(project)] == [
        ("Het project is gestart", "klaar"),
        ("Nog te maken", "straks"),
        ("Gelezen ingediend en geaccepteerd", "klaar"),
        ("Gestuurd ingediend", "nu"),
        ("Het project is afgerond", "klaar"),
    ]


def test_a_report_says_when_it_came_in_and_how_it_stands(project) -> None:
    rapportage = rijen.RapportageRij(project=project)
    inhoud = rapportinhoud(rapportage) | {"beloofd": 40}
    assert rapportagezin(rapportage, inhoud).endswith("uiterlijk dinsdag 1 maart 2016.")
    assert bereikt_zin(inhoud) == uitgegeven_zin(inhoud) == "nog niet ingevuld"
    rapportage.ingediend_op, rapportage.bereikt, rapportage.uitgegeven = UITVOERING, 12, 500
    inhoud = rapportinhoud(rapportage) | {"beloofd": 40}
    assert rapportagezin(rapportage, inhoud).startswith(
        "Ingediend op 1 december 2015 om 10.00 uur."
    )
    assert bereikt_zin(inhoud) == "12 van 40 mensen"
    assert uitgegeven_zin(inhoud) == "€\xa0500 van €\xa020.000"


def test_what_can_start_and_what_can_end(project) -> None:
    klaar = besluitrijen.project(project.beschikking.advies)
    brief = besluitrijen.brief(klaar)
    for bedrag, verzonden in ((0, True), (5, False)):
        besluitrijen.brief(
            besluitrijen.project(project.beschikking.advies), bedrag, verzonden=verzonden
        )
    assert list(te_starten()) == list(te_starten(klaar.pk)) == [brief]
    assert not te_starten(project.aanvraag_id)
    rapportage = rijen.RapportageRij(project=project)
    assert not af_te_ronden()
    Voortgangsrapportage.objects.filter(pk=rapportage.pk).update(status=Status.GEACCEPTEERD)
    assert list(af_te_ronden()) == list(af_te_ronden(project.aanvraag_id)) == [project]
    assert not af_te_ronden(klaar.pk)
