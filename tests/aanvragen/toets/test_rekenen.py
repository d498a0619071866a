"""When an application can be admitted, and what the letter says when it can't (R04, W13)."""

from datetime import date

import pytest

from aanvragen.toets.models import Toets
from aanvragen.toets.rekenen import Toetsoordeel, grond_zonder_aanvulling, toelatingsbezwaar

GOED, NIET, AANVULLEN = Toetsoordeel.VOLDOET, Toetsoordeel.NIET, Toetsoordeel.AANVULLEN


def test_all_criteria_met_is_the_only_way_in():
    assert toelatingsbezwaar([1, 2], {1: GOED, 2: GOED}) == ""


@pytest.mark.parametrize(
    ("oordelen", "zin"),
    [
        ({}, "Nog niet gecontroleerd: criterium 1, 2 en 3."),
        ({1: GOED, 3: GOED}, "Nog niet gecontroleerd: criterium 2."),
        ({3: NIET, 1: AANVULLEN, 2: GOED}, "Voldoet nog niet: criterium 1 en 3."),
        ({1: NIET}, "Nog niet gecontroleerd: criterium 2 en 3. Voldoet nog niet: criterium 1."),
    ],
)
def test_what_stands_in_the_way_is_named(oordelen, zin):
    assert toelatingsbezwaar([1, 2, 3], oordelen).endswith(zin)


def test_the_ground_names_both_days():
    reden = grond_zonder_aanvulling(date(2015, 5, 12), date(2015, 5, 19))["reden"]

    assert "Op dinsdag 12 mei 2015" in reden
    assert "uiterlijk dinsdag 19 mei 2015" in reden


def test_the_codes_are_those_that_are_stored():
    assert [str(code) for code in Toetsoordeel] == Toets.Oordeel.values
