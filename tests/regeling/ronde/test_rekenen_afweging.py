"""What a ronde publishes about weighing the whole set (R23, R24, W03)."""

from decimal import Decimal

import pytest

from regeling.ronde.rekenen.afweging import (
    Afweging,
    Eenheid,
    Grenssoort,
    Streefgrens,
    Waarderegel,
    afweging_in_zinnen,
    bezwaren_tegen_afweging,
)
from tests.gegevens.bestanden import ronde


def _inhoud(**anders):
    inhoud = ronde("2015")
    rest = [{**rij, "naam": rij["code"]} for rij in inhoud["gemeenten"]]
    afweging = inhoud["instellingen"]["afweging"] | anders
    instellingen = inhoud["instellingen"] | {"afweging": afweging}
    return inhoud | {"gemeenten": rest, "instellingen": instellingen}


def test_W03_the_rule_of_2015_is_data():
    afweging = Afweging.uit(ronde("2015")["instellingen"]["afweging"])
    assert afweging.waarderegel == Waarderegel.CIJFER_EURO
    assert afweging.minimaal_cijfer == Decimal("6.00")
    assert afweging.kent_delen
    assert len(afweging.streefgrenzen) == 5 + 12
    assert afweging.streefgrenzen[0] == Streefgrens(
        Grenssoort.DOELGROEP, "a", Eenheid.EURO, minimum=340_000
    )


@pytest.mark.parametrize(
    "fout",
    [
        {"vreemd": 1},
        {"waarderegel": "duurste"},
        {"minimaal_cijfer": "6.005"},
        {"minimaal_cijfer": "NaN"},
        {"minimaal_cijfer": "-1"},
        {"marge": "30"},
        {"marge": True},
        {"deel_stap": -5},
        {"bij_gelijk": ["volgorde van binnenkomst"]},
        {"streefgrenzen": ["a"]},
        {"streefgrenzen": [{"soort": "doelgroep", "code": "a", "eenheid": "euro"}]},
        {"streefgrenzen": [{"soort": "stad", "code": "a", "eenheid": "euro", "minimum": 1}]},
        {"streefgrenzen": [{"soort": "doel", "code": "1", "eenheid": "uur", "minimum": 1}]},
        {"streefgrenzen": [{"soort": "doel", "code": "1", "eenheid": "euro", "minimum": "1"}]},
        {
            "streefgrenzen": [
                {"soort": "doel", "code": "1", "eenheid": "euro", "minimum": 2, "maximum": 1}
            ]
        },
    ],
)
def test_no_odd_value_is_taken(fout):
    with pytest.raises(ValueError, match=f"instellingen.afweging.{next(iter(fout))}"):
        Afweging.uit(fout)


@pytest.mark.parametrize(
    ("anders", "bezwaar"),
    [
        ({"marge": 51}, "ten hoogste 50%"),
        ({"minimaal_cijfer": "10.01"}, "boven de schaal"),
        ({"deel_minimum": 0}, "1 tot en met 100"),
        ({"deel_stap": 0}, "een stap"),
        ({"bij_gelijk": ["criterium.99"]}, "geen criterium 99"),
        (
            {
                "streefgrenzen": [
                    {"soort": "doelgroep", "code": "z", "eenheid": "euro", "minimum": 1}
                ]
            },
            "geen doelgroep z",
        ),
    ],
)
def test_what_can_not_be_lived_by_is_named(anders, bezwaar):
    (gevonden,) = bezwaren_tegen_afweging(_inhoud(**anders))
    assert bezwaar in gevonden


def test_W03_an_applicant_reads_the_rule_the_ties_and_the_bounds():
    zinnen = " ".join(afweging_in_zinnen(_inhoud()))
    assert "onder de 6,00" in zinnen
    assert "tot 30% hoger of lager" in zinnen
    assert "ten minste 50% van wat is gevraagd" in zinnen
    assert "dat in meer gemeenten werkt, daarna het project dat minder vraagt" in zinnen
    assert "€\u00a0340.000 voor elke doelgroep en ten minste 1 project in elke gemeente" in zinnen
    een = [
        {"soort": "gemeente", "code": "GM0202", "eenheid": "projecten", "minimum": 2, "maximum": 4}
    ]
    zinnen = " ".join(afweging_in_zinnen(_inhoud(streefgrenzen=een, bij_gelijk=["criterium.2"])))
    assert "ten minste 2 projecten en ten hoogste 4 projecten in GM0202" in zinnen
    assert "met het hoogste cijfer op criterium 2" in zinnen


def test_a_ronde_that_agreed_nothing_says_nothing():
    inhoud = _inhoud()
    inhoud["instellingen"].pop("afweging")
    assert list(afweging_in_zinnen(inhoud)) == []
    assert Afweging.uit({}) == Afweging()
