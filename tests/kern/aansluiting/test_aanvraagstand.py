"""Where an application is: composed of what the floors know; the furthest counts."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern.aansluiting.aanvraagstand import (
    Aanvraagstand,
    Aanvraagstanden,
    Aanvraagstap,
    Standbron,
)

S = Aanvraagstap


def _stand(stap: Aanvraagstap) -> Aanvraagstand:
    return Aanvraagstand(stap, "klaar", stap.value, "", f"Zin van {stap}.")


def _standen(*stappen: Aanvraagstap | None) -> Aanvraagstanden:
    """One source per step; None is a floor that knows nothing of it."""
    standen = Aanvraagstanden()
    for nr, stap in enumerate(stappen):
        standen.registreer(
            Standbron(
                velden=lambda nr=nr: {f"stand_{nr}": nr},
                stand=lambda _aanvraag, stap=stap: stap and _stand(stap),
            )
        )
    return standen


EEN = SimpleNamespace()


def test_the_furthest_counts_in_whatever_order_the_floors_came() -> None:
    for stappen in ((S.INGEDIEND, S.LOOPT, S.TOEGEKEND), (S.LOOPT, S.TOEGEKEND, S.INGEDIEND)):
        assert _standen(*stappen).van(EEN).stap is S.LOOPT


def test_a_floor_that_knows_nothing_changes_nothing() -> None:
    assert _standen(None, S.INGEDIEND, None).van(EEN).stap is S.INGEDIEND


@pytest.mark.parametrize("einde", [S.INGETROKKEN, S.BUITEN_BEHANDELING])
def test_what_ended_is_not_overtaken(einde: Aanvraagstap) -> None:
    assert _standen(einde, S.WEGING, S.AFGEROND).van(EEN).stap is einde


def test_an_application_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(ValueError):
        _standen(None).van(EEN)


def test_a_question_takes_along_what_every_floor_wants() -> None:
    assert _standen(S.CONCEPT, None, S.LOOPT).velden() == {"stand_0": 0, "stand_1": 1, "stand_2": 2}


def test_only_a_completion_waits_for_the_applicant() -> None:
    assert [stap for stap in S if _stand(stap).vraagt_iets] == [S.AANVULLING]


@given(st.permutations(list(S)))
def test_steps_come_in_one_order(stappen: list[Aanvraagstap]) -> None:
    assert sorted(stappen, key=lambda stap: stap.hoever) == list(S)
    assert S.CONCEPT.hoever == 0
