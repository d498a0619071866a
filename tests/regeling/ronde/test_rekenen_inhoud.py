"""Contents compared: what differs, and where."""

from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st

from regeling.ronde.rekenen.inhoud import Inhoudsverschil, inhoudsverschillen

WAARDEN = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
RIJEN = st.lists(st.integers(1, 20), unique=True, max_size=5).map(
    lambda nummers: [{"nummer": nummer, "tekst": f"t{nummer}"} for nummer in nummers]
)
INHOUDEN = st.fixed_dictionaries(
    {"naam": WAARDEN, "data": st.dictionaries(st.sampled_from("abc"), WAARDEN), "criteria": RIJEN}
)


@given(INHOUDEN)
def test_a_content_does_not_differ_from_itself(inhoud):
    assert inhoudsverschillen(inhoud, deepcopy(inhoud)) == []


@given(INHOUDEN, INHOUDEN)
def test_looking_from_the_other_side_swaps_was_and_wordt(een, ander):
    heen = {(v.plek, repr(v.was), repr(v.wordt)) for v in inhoudsverschillen(een, ander)}
    terug = {(v.plek, repr(v.wordt), repr(v.was)) for v in inhoudsverschillen(ander, een)}
    assert heen == terug


@given(RIJEN)
def test_rows_are_matched_by_their_number_whatever_their_order(rijen):
    assert inhoudsverschillen(rijen, rijen[::-1]) == []


def test_a_row_that_is_new_or_gone_is_one_difference_at_its_place():
    rij = {"code": "a", "tekst": "x"}
    oud, nieuw = {"doelen": [rij]}, {"doelen": [rij, rij | {"code": "b"}]}
    assert inhoudsverschillen(oud, nieuw) == [
        Inhoudsverschil("doelen.b", None, rij | {"code": "b"})
    ]
    assert inhoudsverschillen(nieuw, oud) == [
        Inhoudsverschil("doelen.b", rij | {"code": "b"}, None)
    ]


def test_plain_lists_are_compared_by_place():
    assert [v.plek for v in inhoudsverschillen({"x": [1, 2]}, {"x": [1, 3, 4]})] == ["x.2", "x.3"]
