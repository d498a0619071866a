"""What the colleges of a project grant together (R32)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from besluitvorming.besluiten.rekenen import toe_te_kennen

BEDRAG = st.decimals(min_value=0, max_value=100_000, places=2)
DELEN = st.lists(st.tuples(BEDRAG, BEDRAG), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("delen", "ieder_zijn_deel", "alles_of_niets"),
    [
        ([(100, 100), (50, 50)], 150, 150),
        ([(100, 100), (50, 40)], 140, 0),  # one grants less
        ([(100, 100), (50, 60)], 160, 160),  # one grants more
        ([(100, 120), (50, 40)], 160, 0),  # more does not make up for less
        ([(100, 100), (0, 0)], 100, 100),  # nothing advised and nothing granted is no less
        ([(0, 10), (0, 0)], 10, 0),  # nothing advised: only if all give something
        ([(0, 10), (0, 5)], 15, 15),
        ([(0, 0), (0, 0)], 0, 0),
        ([], 0, 0),
    ],
)
def test_what_a_project_gets_follows_the_setting_of_the_ronde(
    delen, ieder_zijn_deel, alles_of_niets
) -> None:
    paren = [(Decimal(advies), Decimal(deel)) for advies, deel in delen]
    assert toe_te_kennen(paren) == ieder_zijn_deel
    assert toe_te_kennen(paren, alles_of_niets=True) == alles_of_niets


@given(delen=DELEN)
def test_all_or_nothing_is_everything_that_was_granted_or_nothing(delen) -> None:
    samen = sum((toegekend for _, toegekend in delen), Decimal(0))
    assert toe_te_kennen(delen) == samen
    assert toe_te_kennen(delen, alles_of_niets=True) in (samen, 0)


def test_nothing_is_written_with_cents() -> None:
    assert str(toe_te_kennen([], alles_of_niets=True)) == "0.00"
