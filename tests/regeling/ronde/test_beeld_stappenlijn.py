"""The line of steps follows the dates of the ronde."""

from datetime import datetime, timedelta

import pytest

from regeling.invoer import services as invoer
from regeling.publicatie import services as publicatie
from regeling.ronde.beeld.stappenlijn import rondestappen
from regeling.ronde.queries import huidige_fase
from tests import fabriek
from tests.regels.test_regeling import LOKAAL

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("dag", "code"),
    [
        ((2015, 3, 18, 9, 0), "openbaar"),
        ((2015, 3, 30, 8, 59), "openbaar"),
        ((2015, 3, 30, 9, 0), "open"),
        ((2015, 5, 11, 16, 59), "open"),
        ((2015, 5, 11, 17, 0), "toetsing"),
        ((2015, 5, 29, 23, 59), "toetsing"),
        ((2015, 5, 30, 0, 0), "beoordeling"),
        ((2015, 6, 20, 0, 0), "advies"),
        ((2015, 7, 4, 0, 0), "besluitvorming"),
        ((2015, 8, 31, 23, 59), "besluitvorming"),
        ((2015, 9, 1, 0, 0), "uitvoering"),
        ((2016, 6, 15, 12, 0), "uitvoering"),
        ((2016, 6, 16, 0, 0), "evaluatie"),
        ((2019, 1, 1, 0, 0), "evaluatie"),
    ],
)
def test_the_current_step_follows_the_clock(klok, dag, code):
    ronde = fabriek.ronde()
    klok(*dag)
    assert huidige_fase(ronde) == code
    assert [s.stand for s in rondestappen(ronde)].count("nu") == 1


def test_the_line_says_when_each_step_is(klok):
    ronde = fabriek.ronde()
    klok(2015, 6, 16, 9, 0)
    lijn = rondestappen(ronde)
    assert [(s.naam, s.datum_tekst, s.stand) for s in lijn] == [
        ("Openbaar", "18 mrt", "klaar"),
        ("Open", "30 mrt tot 11 mei", "klaar"),
        ("Toetsing", "11 mei tot 29 mei", "klaar"),
        ("Beoordeling", "nog 3 dagen", "nu"),
        ("Advies", "20 juni tot 3 juli", "straks"),
        ("Besluitvorming", "4 juli tot 24 juli", "straks"),
        ("Uitvoering", "vanaf 1 sept", "straks"),
        ("Evaluatie", "uiterlijk 30 juni 2016", "straks"),
    ]
    assert 75 < lijn[3].deel < 90


def test_a_draft_is_at_the_first_step_whatever_the_day(klok):
    ronde = fabriek.concept_ronde()
    klok(2015, 6, 16, 9, 0)
    assert huidige_fase(ronde) == "openbaar"
    assert rondestappen(ronde)[0].datum_tekst == "gepland 18 mrt"


def test_a_local_ronde_has_no_advice(klok):
    fabriek.concept_ronde()
    lokaal = invoer.laad_regeling(wie=None, gegevens=LOKAAL)
    klok(fabriek.VOOR_PUBLICATIE)
    publicatie.publiceer(wie=fabriek.coordinator(), ronde=lokaal)
    lokaal.refresh_from_db()
    assert "Advies" not in [s.naam for s in rondestappen(lokaal)]
    klok(datetime(2015, 6, 20, tzinfo=fabriek.AMSTERDAM) + timedelta(hours=1))
    assert huidige_fase(lokaal) == "besluitvorming"
