"""A ronde as people read it; without a database."""

from decimal import Decimal

import pytest

from regeling.ronde.beeld.rondebeeld import Rondebeeld
from tests.regeling.fabriek import inhoud


def _beeld(**anders):
    gemeenten = [rij | {"verordening_datum": None} for rij in inhoud()["gemeenten"]]
    return Rondebeeld(inhoud(**{"gemeenten": gemeenten, **anders}))


@pytest.mark.parametrize("sleutel", ["gelijk", "inwoners"])
def test_the_example_is_divided_over_the_three_largest_to_the_cent(sleutel):
    voorbeeld = _beeld(verdeelsleutel=sleutel).voorbeeld
    delen = [rij["aandeel"] for rij in voorbeeld["delen"]]
    assert sum(delen) == voorbeeld["bedrag"] == Decimal("100000.00")
    assert [rij["inwoners"] for rij in voorbeeld["delen"]] == [120_000, 110_000, 100_000]
    assert (max(delen) - min(delen) <= Decimal("0.01")) is (sleutel == "gelijk")


def test_there_is_no_example_where_it_depends_on_the_project_or_on_one_municipality():
    assert _beeld(verdeelsleutel="bereik").voorbeeld is None
    een = [_beeld().inhoud["gemeenten"][0]]
    assert _beeld(gemeenten=een, spoor="lokaal").voorbeeld is None


def test_the_agenda_is_in_order_and_a_local_ronde_has_no_advice():
    namen = [dag.wat for dag in _beeld().agenda]
    assert namen[0] == "De ronde gaat open"
    assert namen[-1] == "Evaluatie klaar"
    assert len(namen) == 10
    lokaal = _beeld(spoor="lokaal")
    assert [dag.wat for dag in lokaal.agenda] == [n for n in namen if n != "Advies klaar"]
    zinnen = {dag.wat: dag.uitleg for dag in lokaal.agenda}
    assert zinnen["Beoordeling klaar"] == "De gemeente heeft alle aanvragen op de inhoud bekeken."
    assert lokaal.verbeterverzoek_tekst == ""
    assert lokaal.afspraken == []
    assert len(lokaal.verplichtingen) == 6


def test_criteria_carry_their_own_anchors_and_the_heaviest_is_a_full_bar():
    beeld = _beeld()
    gewogen = beeld.gewogen
    assert gewogen[0]["gewicht"] == beeld.hoogste_gewicht
    assert [rij["gewicht"] for rij in gewogen] == sorted(
        (r["gewicht"] for r in gewogen), reverse=True
    )
    assert all(rij["niveaus"] and all(n["anker"] for n in rij["niveaus"]) for rij in gewogen)


def test_the_bar_of_the_money_is_said_in_words():
    assert _beeld().geldzin == "€\xa03.400.000 van €\xa06.800.000 is voor deze ronde"


def test_an_unknown_field_is_no_part_of_the_look():
    beeld = _beeld()
    assert beeld.naam == "Regionale ronde 2015"
    assert beeld.percentage == "3"
    assert beeld.buiten_ronde == 3_400_000
    with pytest.raises(AttributeError):
        _ = beeld.kleur
