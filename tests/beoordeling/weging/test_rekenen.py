"""The meters of the weighing as pure computing (R24): everything adds up to the cent."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beoordeling.weging.rekenen import (
    KEUZES,
    Deelstand,
    Gemeentestand,
    Tegelplaats,
    Weegregel,
    Weegstand,
    bereken_weegstand,
    weegversie,
)

CODES = ["GM1", "GM2", "GM3", "GM4"]
PLAATSEN = [Tegelplaats(code, code, nummer, 1) for nummer, code in enumerate(CODES, 1)]
DOELGROEPEN = [(letter, f"Groep {letter}") for letter in "abcde"]

bedragen = st.integers(0, 50_000_000).map(lambda cent: Decimal(cent).scaleb(-2))


@st.composite
def weegregels(draw) -> Weegregel:
    gevraagd = draw(bedragen)
    return Weegregel(
        aanvraag=draw(st.integers(1, 999)),
        keuze=draw(st.sampled_from(KEUZES)),
        gevraagd=gevraagd,
        bedrag=(gevraagd * draw(st.integers(0, 100)) / 100).quantize(Decimal("0.01")),
        doelgroep=draw(st.sampled_from("abcde")),
        bereik=draw(st.dictionaries(st.sampled_from(CODES), st.integers(1, 10_000), min_size=1)),
    )


def stand(regels, plafond="3400000.00") -> Weegstand:
    return bereken_weegstand(
        regels, plafond=Decimal(plafond), doelgroepen=DOELGROEPEN, gemeenten=PLAATSEN
    )


def regel(keuze="in", gevraagd="1000.00", bedrag=None, doelgroep="a", bereik=None):
    return Weegregel(
        1, keuze, Decimal(gevraagd), Decimal(bedrag or gevraagd), doelgroep, bereik or {"GM1": 1}
    )


@given(st.lists(weegregels(), max_size=30))
def test_every_meter_adds_up_to_the_total_of_in(regels):
    nu = stand(regels)
    binnen = sum((r.bedrag for r in regels if r.keuze == "in"), Decimal(0))
    twijfel = sum((r.gevraagd for r in regels if r.keuze == "twijfel"), Decimal(0))
    assert nu.verdeeld == binnen
    assert sum(deel.bedrag for deel in nu.doelgroepen) == binnen
    assert sum(deel.bedrag for deel in nu.gemeenten) == binnen
    assert sum(deel.twijfel for deel in nu.doelgroepen) == twijfel
    assert sum(deel.twijfel for deel in nu.gemeenten) == twijfel
    assert nu.over - nu.boven == nu.plafond - binnen
    assert sum(groep.aantal for groep in nu.groepen.values()) == len(regels)


@given(weegregels())
def test_shares_over_municipalities_add_up_to_the_cent(een):
    delen = een.per_gemeente
    assert sum(delen.values()) == een.geld
    assert set(delen) == set(een.bereik)


def test_amount_is_divided_by_expected_reach():
    nu = stand([regel(gevraagd="100.00", bereik={"GM1": 1, "GM2": 2})])
    assert [(g.code, g.bedrag, g.aantal) for g in nu.gemeenten] == [
        ("GM1", Decimal("33.33"), 1),
        ("GM2", Decimal("66.67"), 1),
        ("GM3", Decimal("0.00"), 0),
        ("GM4", Decimal("0.00"), 0),
    ]
    assert [g.code for g in nu.lege_gemeenten] == ["GM3", "GM4"]


def test_partly_granted_counts_for_what_is_advised_and_doubt_for_what_was_asked():
    nu = stand([regel(bedrag="600.00"), regel("twijfel"), regel("uit", "250.00")])
    assert {code: (g.aantal, g.bedrag) for code, g in nu.groepen.items()} == {
        "in": (1, Decimal("600.00")),
        "twijfel": (1, Decimal("1000.00")),
        "uit": (1, Decimal("250.00")),
    }
    assert [g.code for g in nu.lege_doelgroepen] == ["b", "c", "d", "e"]


def test_every_group_has_its_name_its_projects_and_its_money():
    half = {"GM1": 1, "GM4": 1}
    nu = stand([regel(bedrag="600.00"), regel("twijfel", doelgroep="b", bereik=half)])
    assert list(nu.groepen.values()) == [
        Deelstand("in", "In", 1, Decimal(600)),
        Deelstand("twijfel", "Twijfel", 1, Decimal(1000)),
        Deelstand("uit", "Uit"),
    ]
    assert nu.doelgroepen == [
        Deelstand("a", "Groep a", 1, Decimal(600)),
        Deelstand("b", "Groep b", 0, Decimal(0), 1, Decimal(1000)),
        *(Deelstand(letter, f"Groep {letter}") for letter in "cde"),
    ]
    eerste, *_, laatste = nu.gemeenten
    assert eerste == Gemeentestand("GM1", "GM1", 1, Decimal(600), 1, Decimal(500), 1, 1)
    assert laatste == Gemeentestand("GM4", "GM4", 0, Decimal(0), 1, Decimal(500), 4, 1)


def test_nothing_is_written_with_cents():
    nu = stand([])
    leeg = [*nu.groepen.values(), *nu.doelgroepen, *nu.gemeenten]
    assert {(str(deel.bedrag), str(deel.twijfel)) for deel in leeg} == {("0.00", "0.00")}
    assert (str(nu.over), str(nu.boven)) == ("3400000.00", "0.00")
    assert regel(bereik={"GM1": 0}).per_gemeente == {}


def test_money_is_shown_in_whole_euros_rounded_half_up():
    deel = Deelstand("a", "A", 1, Decimal("10.50"), 1, Decimal("11.49"))
    assert (deel.afgerond, deel.twijfel_afgerond) == (11, 11)


@pytest.mark.parametrize(
    ("plafond", "over", "boven"),
    [
        ("3000.00", "1000.00", "0.00"),
        ("2000.00", "0.00", "0.00"),
        ("1500.00", "0.00", "500.00"),
    ],
)
def test_what_is_left_or_over_the_ceiling(plafond, over, boven):
    nu = stand([regel(), regel(), regel("twijfel")], plafond)
    assert (nu.over, nu.boven) == (Decimal(over), Decimal(boven))


def test_a_state_is_named_by_its_last_change_and_its_number_of_lines():
    moment = datetime(2015, 6, 9, 12, 3, tzinfo=UTC)
    assert weegversie(moment, 3) == "2015-06-09T12:03:00+00:00, 3"
    assert weegversie(None, 0) == ""
