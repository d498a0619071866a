"""Money: shares add up to the cent, amounts are read and written the Dutch way."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern.basis.fouten import Fout
from kern.basis.geld import euro, euro_kort, getal, lees_bedrag, procent, rond_af, verdeel

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


@pytest.mark.parametrize(
    ("bedrag", "weights", "shares"),
    [
        # 33,333.. 33,333.. 33,333..: one cent is left, and remainders are equal
        ("1.00", {"a": 1, "b": 1, "c": 1}, {"a": "0.34", "b": "0.33", "c": "0.33"}),
        # cents 5,0 2,5 2,5: whole cents differ, so only the remainder may decide
        ("0.10", {"a": 2, "b": 1, "c": 1}, {"a": "0.05", "b": "0.03", "c": "0.02"}),
        # cents 8,89 0,56 0,56: the largest share has the largest remainder
        ("0.10", {"a": 16, "b": 1, "c": 1}, {"a": "0.09", "b": "0.01", "c": "0.00"}),
        # cents 6,25 1,875 1,875: the largest share has the smallest remainder
        ("0.10", {"a": 10, "b": 3, "c": 3}, {"a": "0.06", "b": "0.02", "c": "0.02"}),
        # cents 3253,01 5301,20 1445,78
        ("100.00", {"x": 27, "y": 44, "z": 12}, {"x": "32.53", "y": "53.01", "z": "14.46"}),
    ],
)
def test_R32_cents_that_are_left_go_to_the_largest_remainders(bedrag, weights, shares):
    assert verdeel(Decimal(bedrag), weights) == {k: Decimal(v) for k, v in shares.items()}


@given(bedragen, gewichten)
def test_R32_nobody_with_a_smaller_remainder_gets_the_cent(bedrag, weights):
    exact = {k: Fraction(w) for k, w in weights.items()}
    total = sum(exact.values())
    parts = {k: int(bedrag * 100) * w / total for k, w in exact.items()}
    shares = {k: int(v * 100) for k, v in verdeel(bedrag, weights).items()}
    up = [parts[k] % 1 for k in parts if shares[k] == int(parts[k]) + 1]
    down = [parts[k] % 1 for k in parts if shares[k] == int(parts[k])]
    assert len(up) + len(down) == len(parts)
    assert min(up, default=1) >= max(down, default=0)


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
        ("−3,5", "-3.50"),  # a real minus sign
        ("eur 12\u202f500,=", "12500"),
        ("9.999.999.999,99", "9999999999.99"),
        ("0", "0"),
    ],
)
def test_amounts_are_read_as_people_type_them(tekst, bedrag):
    assert lees_bedrag(tekst) == Decimal(bedrag)


@pytest.mark.parametrize("tekst", ["", "veel", "1,2345", "1.25.0", "1250,505", "1e5"])
def test_what_is_no_amount_is_refused_in_dutch(tekst):
    with pytest.raises(Fout) as fout:
        lees_bedrag(tekst)
    assert str(fout.value) == "Dit is geen bedrag. Vul een bedrag in zoals 1.250 of 1.250,50."


@pytest.mark.parametrize("tekst", ["10000000000", "-10.000.000.000,00", "9" * 60])
def test_what_does_not_fit_is_refused_in_dutch(tekst):
    with pytest.raises(Fout) as fout:
        lees_bedrag(tekst)
    assert str(fout.value) == (
        "Dit bedrag is te groot. Controleer of u een cijfer te veel hebt getypt."
    )


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
        ("1000000", "€\u00a01\u00a0mln"),
        ("999999.99", "€\u00a01.000.000"),  # in whole euros below a million
        ("850000.40", "€\u00a0850.000"),
        ("850000.50", "€\u00a0850.001"),
    ],
)
def test_euro_in_short(bedrag, tekst):
    assert euro_kort(Decimal(bedrag)) == tekst


@pytest.mark.parametrize(
    ("bedrag", "tekst"), [("0.005", "€\u00a00,01"), ("0.995", "€\u00a01"), ("-2.5", "€\u00a0-2,50")]
)
def test_fraction_of_a_cent_is_rounded_half_up(bedrag, tekst):
    assert euro(Decimal(bedrag)) == tekst


@pytest.mark.parametrize(
    ("waarde", "decimalen", "afgerond"),
    [
        (Decimal("7.25"), 1, "7.3"),
        (Decimal("7.35"), 1, "7.4"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("2.5"), 0, "3"),  # half up, not to even
        (Decimal("-0.5"), 0, "-1"),
        (Decimal("-0.4"), 0, "0"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(1, 200), 2, "0.01"),
        ("6.005", 2, "6.01"),
        (5, 2, "5.00"),
    ],
)
def test_rounding_is_half_up(waarde, decimalen, afgerond):
    assert str(rond_af(waarde, decimalen)) == afgerond


@given(st.fractions(min_value=-(10**6), max_value=10**6), st.integers(0, 4))
def test_rounding_is_off_by_half_a_unit_at_most(waarde, decimalen):
    rounded = Fraction(rond_af(waarde, decimalen))
    assert abs(rounded - waarde) <= Fraction(1, 2 * 10**decimalen)
    assert (rounded * 10**decimalen).denominator == 1


@pytest.mark.parametrize(
    ("waarde", "decimalen", "tekst"),
    [
        (Decimal("12500.54"), 1, "12.500,5"),
        (Decimal("12500.55"), 1, "12.500,6"),
        (1234567, 0, "1.234.567"),
        (0.15, 1, "0,2"),  # as written, not as its binary fraction
        (Decimal("-0.04"), 1, "0,0"),
        (-1500, 0, "-1.500"),
    ],
)
def test_number_is_written_the_dutch_way(waarde, decimalen, tekst):
    assert getal(waarde, decimalen) == tekst


@pytest.mark.parametrize(
    ("deel", "geheel", "decimalen", "tekst"),
    [
        (Decimal("0.426"), 1, 0, "43%"),
        (Decimal("0.426"), 1, 1, "42,6%"),
        (Decimal("34.55"), 100, 1, "34,6%"),
        (1, 8, 0, "13%"),
        (1, 1, 1, "100,0%"),
        (0, 0, 0, "0%"),
        (5, 0, 0, "0%"),
        (Decimal("3399999.99"), Decimal(3400000), 0, "99%"),
        (Decimal("3399999.99"), Decimal(3400000), 1, "99,9%"),
        (Decimal("3400000.01"), Decimal(3400000), 1, "100,1%"),
        (Decimal("-0.3"), 1, 0, "-30%"),
        (3, 2, 0, "150%"),
    ],
)
def test_percentage(deel, geheel, decimalen, tekst):
    assert procent(deel, geheel, decimalen) == tekst


def test_percentage_is_of_one_and_whole_unless_told():
    assert procent(Decimal("0.426")) == "43%"


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 2))
def test_hundred_percent_is_said_only_when_it_is_exactly_so(deel, geheel, decimalen):
    hundred = procent(1, 1, decimalen)
    assert (procent(deel, geheel, decimalen) == hundred) == (deel == geheel)


@pytest.mark.parametrize(
    ("bedrag", "gewichten_", "melding"),
    [
        ("-1", {"a": 1}, "The amount must be zero or more, in whole cents."),
        ("0.001", {"a": 1}, "The amount must be zero or more, in whole cents."),
        ("1", {"a": -1, "b": 2}, "Weights can't be negative."),
        ("1", {"a": 0}, "At least one weight must be more than zero."),
        ("1", {}, "At least one weight must be more than zero."),
    ],
)
def test_what_can_not_be_divided_is_told_to_the_programmer(bedrag, gewichten_, melding):
    with pytest.raises(ValueError) as fout:
        verdeel(Decimal(bedrag), gewichten_)
    assert str(fout.value) == melding


class _Rij:
    """A row as a model object is: it has a primary key, and no order of its own."""

    def __init__(self, pk: int) -> None:
        self.pk = pk


def test_rows_that_tie_get_the_cent_by_primary_key_whatever_their_order():
    laag, hoog = _Rij(2), _Rij(10)
    for rijen in ([laag, hoog], [hoog, laag]):
        shares = verdeel(Decimal("0.01"), dict.fromkeys(rijen, 1))
        assert (shares[laag], shares[hoog]) == (Decimal("0.01"), Decimal("0.00"))
