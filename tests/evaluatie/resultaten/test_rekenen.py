"""How far a promise came, by table and by property (R50)."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evaluatie.resultaten.rekenen import Beloftestand, deel_van_de_weg, stand_van_belofte

D = Decimal
waarden = st.decimals(-9999, 9999, places=2)


@pytest.mark.parametrize(
    ("nul", "doel", "waarde", "deel", "stand"),
    [
        ("20", "40", "30", "0.5", Beloftestand.DICHTERBIJ),
        ("20", "40", "40", "1", Beloftestand.GEHAALD),
        ("20", "40", "50", "1.5", Beloftestand.GEHAALD),
        ("20", "40", "10", "-0.5", Beloftestand.NIET),
        ("20", "40", "20", "0", Beloftestand.NIET),
        ("40", "20", "30", "0.5", Beloftestand.DICHTERBIJ),  # less is better
        ("40", "20", "10", "1.5", Beloftestand.GEHAALD),
        ("20", "20", "20", None, Beloftestand.GEHAALD),  # to stay equal
        ("20", "20", "21", None, Beloftestand.NIET),
        (None, "20", "20", None, Beloftestand.GEHAALD),
        ("20", "40", None, None, Beloftestand.ONGEMETEN),
    ],
)
def test_how_far_a_promise_came(nul, doel, waarde, deel, stand):
    nul, doel, waarde = (None if x is None else D(x) for x in (nul, doel, waarde))
    assert deel_van_de_weg(nul, doel, waarde) == (None if deel is None else D(deel))
    assert stand_van_belofte(nul, doel, waarde) == stand


@given(waarden, waarden)
def test_the_baseline_is_nothing_and_the_target_is_everything(nul, doel):
    assume(nul != doel)
    assert deel_van_de_weg(nul, doel, nul) == 0
    assert deel_van_de_weg(nul, doel, doel) == 1
    assert stand_van_belofte(nul, doel, doel) == Beloftestand.GEHAALD
    assert stand_van_belofte(nul, doel, nul) == Beloftestand.NIET


@given(waarden, waarden, waarden)
def test_it_does_not_matter_whether_more_or_less_was_promised(nul, doel, waarde):
    assert stand_van_belofte(nul, doel, waarde) == stand_van_belofte(-nul, -doel, -waarde)
