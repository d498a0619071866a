"""What is wrong with a content, said in Dutch; without a database."""

from copy import deepcopy

import pytest

from regeling.ronde.rekenen.bezwaren import bezwaren_tegen_inhoud
from tests.regeling.fabriek import KEUZES, inhoud


def _bezwaren(lokaal=False, **anders):
    return bezwaren_tegen_inhoud(inhoud(**anders), KEUZES, lokaal=lokaal)


def test_nothing_is_wrong_with_the_ronde_of_2015():
    assert _bezwaren() == []


@pytest.mark.parametrize(
    ("anders", "bezwaar"),
    [
        ({"subsidieplafond": "0.00"}, "meer zijn dan nul"),
        ({"budget_totaal": "3399999.99"}, "hoger dan het hele budget"),
        ({"inkooppercentage": "100.01"}, "tussen 0 en 100"),
        ({"verdeelsleutel": "gok"}, "Bij verdeelsleutel kan alleen: gelijk, inwoners"),
        ({"criteria": []}, "Er zijn geen criteria"),
        ({"schaal": [{"waarde": 2}, {"waarde": 1}]}, "niet van laag naar hoog"),
        ({"gemeenten": []}, "twee of meer gemeenten"),
    ],
)
def test_every_fault_has_its_own_sentence(anders, bezwaar):
    assert any(bezwaar in zin for zin in _bezwaren(**anders))


def test_a_local_ronde_is_of_one_municipality():
    een = inhoud()["gemeenten"][:1]
    assert _bezwaren(lokaal=True, gemeenten=een) == []
    assert _bezwaren(lokaal=True) == ["Een lokale ronde is van precies één gemeente, niet van 12."]


@pytest.mark.parametrize(
    "naam", ["toetsing_tot", "beoordeling_tot", "advies_tot", "besluitvorming_tot"]
)
def test_a_day_before_its_step_is_named(naam):
    data = inhoud()["data"] | {naam: "2015-05-01"}
    assert f"De dag bij {naam} ligt voor de stap daarvoor." in _bezwaren(data=data)


def test_weights_add_up_to_a_hundred():
    criteria = deepcopy(inhoud()["criteria"])
    criteria[0]["gewicht"] += 1
    assert _bezwaren(criteria=criteria) == [
        "De gewichten van de criteria zijn samen 101. Dat moet 100 zijn."
    ]


def test_a_code_occurs_once():
    doelen = inhoud()["doelen"]
    assert _bezwaren(doelen=[*doelen, doelen[0]]) == ["Bij doelen komt 1 vaker voor."]
