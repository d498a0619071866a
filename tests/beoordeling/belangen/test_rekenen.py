"""The facts of a recusal, computed: since when, with which access, in which phase."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from beoordeling.belangen.rekenen import (
    Meldfase,
    Verschoningsfeiten,
    eerste,
    gemeld_sinds,
    toegang_sinds,
    voor,
)

T = [datetime(2015, 6, 1, 9, tzinfo=UTC) + timedelta(days=n) for n in range(10)]
JA, NEE = True, False


@pytest.mark.parametrize(
    ("rijen", "sinds"),
    [
        ([], None),
        ([(T[0], NEE)], None),
        ([(T[0], JA)], T[0]),
        ([(T[0], JA), (T[1], JA)], T[0]),  # another explanation is no other report
        ([(T[0], JA), (T[1], NEE)], None),
        ([(T[0], JA), (T[1], NEE), (T[2], JA), (T[3], JA)], T[2]),
    ],
)
def test_an_interest_stands_since_the_last_time_it_was_reported(rijen, sinds):
    assert gemeld_sinds(rijen) == sinds


@pytest.mark.parametrize(
    ("ronde", "aanvraag", "sinds"),
    [
        ([], [], None),
        ([(T[0], NEE)], [], None),
        ([], [(T[0], NEE)], None),
        ([(T[0], NEE)], [(T[1], NEE)], T[1]),
        ([(T[2], NEE)], [(T[1], NEE)], T[2]),
        ([(T[0], JA), (T[2], NEE)], [(T[1], NEE)], T[2]),
        ([(T[0], NEE)], [(T[1], JA)], None),
        ([(T[0], NEE)], [(T[1], JA), (T[2], NEE)], T[2]),
        ([(T[0], NEE)], [(T[5], NEE)], None),  # not before the report
    ],
)
def test_access_takes_both_declarations_and_comes_before_the_report(ronde, aanvraag, sinds):
    assert toegang_sinds(ronde, aanvraag, tot=T[5]) == sinds


@pytest.mark.parametrize(
    ("toegang", "scores", "geopend", "weging", "advies"), list(product([False, True], repeat=5))
)
def test_the_phase_is_the_latest_step_that_holds_for_every_combination(
    toegang, scores, geopend, weging, advies
):
    feiten = Verschoningsfeiten(
        gemeld_op=T[9],
        toegang_op=T[1] if toegang else None,
        scores=6 if scores else 0,
        geopend_op=T[3] if geopend else None,
        weging_op=T[4] if weging else None,
        advies_op=T[5] if advies else None,
    )
    if not toegang:
        assert feiten.fase == Meldfase.VOOR_LEZEN
    elif advies:
        assert feiten.fase == Meldfase.NA_ADVIES
    elif weging:
        assert feiten.fase == Meldfase.IN_WEGING
    elif geopend:
        assert feiten.fase == Meldfase.NA_OPENEN
    else:
        assert feiten.fase == (Meldfase.NA_SCOREN if scores else Meldfase.NA_LEZEN)


@pytest.mark.parametrize(
    ("definitief", "geopend", "gezien"),
    [
        (None, None, None),
        (T[1], None, None),
        (None, T[2], None),
        (T[1], T[2], T[2]),
        (T[3], T[2], T[3]),
    ],
)
def test_scores_of_others_are_seen_once_open_and_being_final_oneself(definitief, geopend, gezien):
    feiten = Verschoningsfeiten(T[9], definitief_op=definitief, geopend_op=geopend)
    assert feiten.anderen_op == gezien


def test_only_what_came_before_the_report_counts():
    assert voor(T[1], T[2]) == T[1]
    assert voor(T[2], T[2]) is None
    assert voor(None, T[2]) is None
    assert eerste([None, T[3], T[2]]) == T[2]
    assert eerste([None]) is None
