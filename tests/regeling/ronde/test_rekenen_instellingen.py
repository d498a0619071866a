"""The numbers a ronde works with, read from its content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regeling.ronde.rekenen.instellingen import (
    INSTELLINGVELDEN,
    VERPLICHTE_VELDEN,
    Rondeinstellingen,
    zonder_instellingen,
)
from tests.gegevens.bestanden import ronde

GOED = ronde("2015")["instellingen"]


@pytest.mark.parametrize("code", ["2015", "2014"])
def test_what_was_read_is_written_the_same(code):
    gegevens = ronde(code)["instellingen"]
    assert Rondeinstellingen.uit(gegevens).als_inhoud() == gegevens


@pytest.mark.parametrize("naam", VERPLICHTE_VELDEN)
def test_each_must_be_there(naam):
    with pytest.raises(ValueError, match=f"{naam} ontbreekt"):
        Rondeinstellingen.uit({veld: waarde for veld, waarde in GOED.items() if veld != naam})


@given(
    st.sampled_from(INSTELLINGVELDEN),
    st.none() | st.booleans() | st.floats() | st.integers(max_value=-1) | st.text(),
)
def test_no_odd_value_is_taken(naam, waarde):
    with pytest.raises(ValueError, match=naam):
        Rondeinstellingen.uit(GOED | {naam: waarde})
    with pytest.raises(ValueError, match="kaartgrenzen"):
        Rondeinstellingen.uit(GOED | {"kaartgrenzen": [waarde]})


def test_a_content_without_them_keeps_everything_else():
    oud = {"code": "x", "criteria": [{"nummer": 8, "titel": "t"}]}
    nieuw = oud | {
        "instellingen": GOED,
        "criteria": [oud["criteria"][0] | {"belofte_kennisdeling": True}],
    }
    assert zonder_instellingen(nieuw) == oud
