"""The formula, against a naive second implementation."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beoordeling.scoren.rekenen import (
    Cijfer,
    CriteriumCijfer,
    gemiddelde,
    liggen_ver_uiteen,
    rond_cijfer_af,
    voorlopig_cijfer,
)
from beoordeling.scoren.rekenen import bereken_cijfer as bereken
from tests.beoordeling.scoren.naief import naief

SCHAAL = [2, 4, 6, 8, 10]
bereken_cijfer = partial(bereken, quorum=3, verschil=2)
gewichten = st.lists(st.integers(1, 100), min_size=1, max_size=10).map(
    lambda rij: dict(enumerate(rij, 1))
)


@st.composite
def gescoord(draw):
    """Weights, and a list of members with a value on every criterion."""
    per_criterium = draw(gewichten)
    lid = st.fixed_dictionaries({c: st.sampled_from(SCHAAL) for c in per_criterium})
    return per_criterium, draw(st.lists(lid, min_size=3, max_size=5))


@given(gescoord())
def test_W23_the_score_is_the_published_formula(gegeven):
    per_criterium, leden = gegeven
    cijfer = bereken_cijfer(per_criterium, leden, SCHAAL)
    verwacht = naief(per_criterium, leden).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert cijfer.cijfer == verwacht
    assert cijfer.aantal == len(leden)


@given(gescoord())
def test_W23_the_score_lies_between_the_lowest_and_the_highest_member(gegeven):
    per_criterium, leden = gegeven
    cijfer = bereken_cijfer(per_criterium, leden, SCHAAL)
    assert min(SCHAAL) <= cijfer.laagste <= cijfer.cijfer <= cijfer.hoogste <= max(SCHAAL)


@given(gescoord(), st.randoms())
def test_W23_the_order_of_the_members_does_not_matter(gegeven, toeval):
    per_criterium, leden = gegeven
    anders = list(leden)
    toeval.shuffle(anders)
    assert bereken_cijfer(per_criterium, leden, SCHAAL) == bereken_cijfer(
        per_criterium, anders, SCHAAL
    )


@given(gescoord(), st.integers(2, 7))
def test_W23_only_the_ratio_of_the_weights_counts(gegeven, maal):
    per_criterium, leden = gegeven
    zwaarder = {c: w * maal for c, w in per_criterium.items()}
    een, twee = (bereken_cijfer(w, leden, SCHAAL).exact for w in (per_criterium, zwaarder))
    assert een == twee


@pytest.mark.parametrize(
    ("exact", "verwacht"),
    [
        (Fraction(7005, 1000), "7.01"),
        (Fraction(7004999, 1000000), "7.00"),
        (Fraction(2, 3), "0.67"),
        (Fraction(10), "10.00"),
    ],
)
def test_W23_rounding_is_half_up_and_only_at_the_end(exact, verwacht):
    assert str(rond_cijfer_af(exact)) == verwacht


@pytest.mark.parametrize(
    ("waarden", "bespreken"),
    [([6, 8], False), ([4, 8], True), ([2, 4, 6], True), ([10, 10], False), ([], False)],
)
def test_W22_two_levels_apart_is_flagged(waarden, bespreken):
    assert liggen_ver_uiteen(waarden, SCHAAL, 2) is bespreken


def test_W22_levels_count_and_not_the_distance_between_values():
    assert liggen_ver_uiteen([1, 10], [1, 10, 100], 2) is False


def test_W22_below_the_quorum_there_is_no_score():
    cijfer = bereken_cijfer({1: 10}, [{1: 8}, {1: 6}], SCHAAL)
    assert cijfer == Cijfer(aantal=2, geopend=True)
    assert cijfer.geopend is True
    assert bereken_cijfer({1: 0}, [{1: 8}] * 3, SCHAAL) == Cijfer(aantal=3, geopend=True)
    assert bereken({1: 10}, [{1: 8}, {1: 6}], SCHAAL, quorum=2, verschil=1).cijfer == 7


def test_W22_a_score_tells_how_it_is_made_up():
    leden = [{1: 10, 2: 8}, {1: 4, 2: 8}, {1: 6, 2: 6}]
    cijfer = bereken_cijfer({1: 1, 2: 3}, leden, SCHAAL)
    assert cijfer == Cijfer(
        cijfer=Decimal("7.17"),
        aantal=3,
        laagste=Decimal("6.00"),
        hoogste=Decimal("8.50"),
        per_criterium={
            1: CriteriumCijfer((4, 6, 10), Decimal("6.67"), bespreken=True),
            2: CriteriumCijfer((6, 8, 8), Decimal("7.33"), bespreken=False),
        },
        bespreken=True,
        exact=Fraction(43, 6),
        geopend=True,
    )
    assert cijfer.geopend is True
    assert (cijfer.per_criterium[1].laagste, cijfer.per_criterium[1].hoogste) == (4, 10)


def test_W22_the_ronde_says_how_far_apart_is_discussed():
    een, twee, drie = (
        bereken({1: 10}, [{1: 8}, {1: 8}, {1: 4}], SCHAAL, quorum=3, verschil=verschil).bespreken
        for verschil in (1, 2, 3)
    )
    assert (een, twee, drie) == (True, True, False)


def test_W23_a_missing_value_is_never_filled_in():
    with pytest.raises(KeyError):
        bereken_cijfer({1: 10, 2: 20}, [{1: 8}] * 3, SCHAAL)


def test_the_provisional_grade_counts_what_is_scored_so_far():
    gewichten = {1: 20, 2: 25, 3: 25}
    assert voorlopig_cijfer({}, gewichten) is None
    assert voorlopig_cijfer({1: 8, 2: 8}, gewichten) == Decimal("8.00")
    assert voorlopig_cijfer({1: 6, 3: 10}, gewichten) == Decimal("8.22")


def test_the_mean_of_values_is_rounded_half_up_and_none_of_nothing():
    assert gemiddelde([]) is None
    assert gemiddelde([4, 6, 8, 10]) == Decimal("7.00")
    assert gemiddelde([2, 2, 4]) == Decimal("2.67")
