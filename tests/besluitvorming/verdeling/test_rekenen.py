"""The verdeelsleutel: weights and shares that add up to the cent (R32, X01)."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from besluitvorming.verdeling.rekenen import bedragen_per_gemeente, gewichten_per_gemeente

GEMEENTEN = [
    SimpleNamespace(gemeente_id=1, bereik=40),
    SimpleNamespace(gemeente_id=2, bereik=20),
    SimpleNamespace(gemeente_id=3, bereik=None),
]
INWONERS = {1: 152_000, 2: 43_000, 3: 1_500}


@pytest.mark.parametrize(
    ("sleutel", "verwacht"),
    [
        ("gelijk", {1: 1, 2: 1, 3: 1}),
        ("inwoners", {1: 152_000, 2: 43_000, 3: 1_500}),
        ("bereik", {1: 40, 2: 20, 3: 0}),
    ],
)
def test_weights_follow_the_key_of_the_ronde(sleutel, verwacht):
    assert gewichten_per_gemeente(sleutel, GEMEENTEN, INWONERS) == verwacht


def test_a_municipality_without_inhabitants_in_the_ronde_pays_nothing():
    gewicht = gewichten_per_gemeente("inwoners", GEMEENTEN, {1: 152_000})
    assert gewicht == {1: 152_000, 2: 0, 3: 0}
    assert bedragen_per_gemeente(Decimal(100), gewicht) == {1: Decimal(100), 2: 0, 3: 0}


def test_a_key_that_nobody_knows_is_refused():
    with pytest.raises(KeyError):
        gewichten_per_gemeente("postcode", GEMEENTEN, INWONERS)


def test_without_any_reach_everyone_counts_the_same():
    leeg = [SimpleNamespace(gemeente_id=n, bereik=0) for n in (1, 2)]
    assert gewichten_per_gemeente("bereik", leeg, {}) == {1: 1, 2: 1}


@given(
    bedrag=st.decimals(min_value=0, max_value=3_400_000, places=2),
    gewicht=st.dictionaries(
        st.integers(1, 12), st.integers(0, 200_000), min_size=1, max_size=12
    ).filter(lambda g: any(g.values())),
)
def test_shares_add_up_to_the_cent(bedrag, gewicht):
    delen = bedragen_per_gemeente(bedrag, gewicht)
    assert sum(delen.values()) == bedrag
    assert all(deel == deel.quantize(Decimal("0.01")) for deel in delen.values())
