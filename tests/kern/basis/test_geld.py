"""Money: shares add up to the cent, amounts are read and written the Dutch way."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern.basis.fouten import Fout
from kern.basis.geld import euro, euro_kort, getal, lees_bedrag, verdeel

bedragen = st.integers(0, 10**12).map(lambda cents: Decimal(cents).scaleb(-2))
gewichten = st.dictionaries(
    st.integers(0, 50),
    st.one_of(st.integers(0, 10**6), st.decimals(0, 10**4, places=3)),
    min_size=1,
    max_size=15,
).filter(lambda weights: any(weights.values()))


@given(bedragen, gewichten)
def test_shares_add_up_to_the_cent_and_are_never_negative(bedrag, weights):
    shares = verdeel(bedrag, weights)
    assert sum(shares.values()) == bedrag
    assert all(share >= 0 and share == share.quantize(Decimal("0.01")) for share in shares.values())
    assert list(shares) == list(weights)


@given(bedragen, gewichten, st.randoms())
def test_order_of_the_weights_makes_no_difference(bedrag, weights, random):
    mixed = list(weights.items())
    random.shuffle(mixed)
    assert verdeel(bedrag, dict(mixed)) == verdeel(bedrag, weights)


@given(bedragen, gewichten)
def test_each_share_is_within_a_cent_of_its_exact_part(bedrag, weights):
    total = sum(Decimal(w) for w in weights.values())
    for key, share in verdeel(bedrag, weights).items():
        assert abs(share - bedrag * Decimal(weights[key]) / total) < Decimal("0.0101")


def test_ties_go_to_the_first_key():
    assert verdeel(Decimal("0.02"), {"c": 1, "a": 1, "b": 1}) == {
        "c": Decimal("0.00"),
        "a": Decimal("0.01"),
        "b": Decimal("0.01"),
    }


def test_weight_zero_gets_nothing():
    assert verdeel(Decimal("100.01"), {"a": 0, "b": 3})["a"] == 0


@pytest.mark.parametrize(
    ("bedrag", "weights"),
    [("-1", {"a": 1}), ("0.001", {"a": 1}), ("1", {"a": -1, "b": 2}), ("1", {"a": 0}), ("1", {})],
)
def test_impossible_division_is_refused(bedrag, weights):
    with pytest.raises(ValueError):
        verdeel(Decimal(bedrag), weights)


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        ("1.250,50", "1250.50"),
        ("€ 1250", "1250"),
        ("EUR 1.250", "1250"),
        ("1250.5", "1250.50"),
        ("1250,5", "1250.50"),
        ("1,250.50", "1250.50"),
        ("1.250.000", "1250000"),
        ("1250,-", "1250"),
        ("1250,--", "1250"),
        ("€\u00a01.250,00", "1250"),
        ("12 500", "12500"),
        ("-3,5", "-3.50"),
        ("0", "0"),
    ],
)
def test_amounts_are_read_as_people_type_them(tekst, bedrag):
    assert lees_bedrag(tekst) == Decimal(bedrag)


@pytest.mark.parametrize("tekst", ["", "veel", "1,2345", "1.25.0", "1250,505", "1e5", "9" * 11])
def test_what_is_no_amount_is_refused_in_dutch(tekst):
    with pytest.raises(Fout, match="bedrag"):
        lees_bedrag(tekst)


@given(bedragen.filter(lambda b: b < 10**10))
def test_what_is_written_can_be_read_back(bedrag):
    assert lees_bedrag(euro(bedrag)) == bedrag


@pytest.mark.parametrize(
    ("bedrag", "tekst"),
    [("12500", "€\u00a012.500"), ("12500.50", "€\u00a012.500,50"), ("0", "€\u00a00")],
)
def test_euro(bedrag, tekst):
    assert euro(Decimal(bedrag)) == tekst


@pytest.mark.parametrize(
    ("bedrag", "tekst"),
    [
        ("3400000", "€\u00a03,4\u00a0mln"),
        ("3999999", "€\u00a03,9\u00a0mln"),  # never more than there is
        ("2000000", "€\u00a02\u00a0mln"),
        ("850000.40", "€\u00a0850.000"),
    ],
)
def test_euro_in_short(bedrag, tekst):
    assert euro_kort(Decimal(bedrag)) == tekst


def test_number_with_decimals():
    assert getal(Decimal("12500.54"), 1) == "12.500,5"
