"""The arithmetic of the micro-analysis, by table and by property (X02, W50)."""

from decimal import Decimal
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluatie.micro.rekenen import (
    T95,
    Betrouwbaarheidsinterval,
    Kostensoorten,
    Kostenverschil,
    betrouwbaarheidsinterval,
    kostenverschil,
    tel_kosten_op,
    welzijnsverandering,
)

D = Decimal
bedragen = st.decimals(0, 999999, places=2)
kosten = st.builds(Kostensoorten, bedragen, bedragen, bedragen, bedragen)


@pytest.mark.parametrize(
    ("bedragen", "bestaand", "per_jaar", "met_eenmalig"),
    [
        # now, do nothing, one-off, new
        (("3000", "3500", "400", "2000"), True, "1000", "600"),
        (("3000", "3500", "400", "2000"), False, "1500", "1100"),
        (("0", "9200", "600", "2100"), False, "7100", "6500"),
        (("1000", "1000", "0", "1500"), True, "-500", "-500"),
        (("100.10", "0", "0.05", "50.05"), True, "50.05", "50.00"),
        (("0", "0", "0", "0"), True, "0", "0"),
    ],
)
def test_the_differences_of_one_case(bedragen, bestaand, per_jaar, met_eenmalig):
    uit = kostenverschil(Kostensoorten(*map(D, bedragen)), bestaand=bestaand)
    assert uit == Kostenverschil(D(per_jaar), D(met_eenmalig))


@given(st.lists(kosten, max_size=8), st.booleans())
def test_the_difference_of_the_sum_is_the_sum_of_the_differences(rijen, bestaand):
    som = sum(rijen, Kostensoorten())
    los = [kostenverschil(k, bestaand=bestaand) for k in rijen]
    assert kostenverschil(som, bestaand=bestaand) == Kostenverschil(
        sum((v.per_jaar for v in los), D(0)), sum((v.met_eenmalig for v in los), D(0))
    )


@given(kosten)
def test_one_off_costs_never_make_it_better(k):
    for bestaand in (True, False):
        v = kostenverschil(k, bestaand=bestaand)
        assert v.per_jaar - v.met_eenmalig == k.eenmalig


@given(st.permutations([("nu", D(1)), ("nu", D(2)), ("eenmalig", D(4)), ("nieuw", D(8))]))
def test_lines_add_up_in_any_order(regels):
    assert tel_kosten_op(regels) == Kostensoorten(D(3), D(0), D(4), D(8))


@pytest.mark.parametrize("n", range(5))
def test_under_five_there_is_no_mean(n):
    assert betrouwbaarheidsinterval(list(range(n))) == Betrouwbaarheidsinterval(n)
    assert betrouwbaarheidsinterval(list(range(n))).alleen_lijst


def test_the_interval_of_a_known_example():
    # mean 3, s = sqrt(2.5), t(4) = 2.776
    uit = betrouwbaarheidsinterval([1, 2, 3, 4, 5])
    assert (uit.n, uit.gemiddeld) == (5, 3)
    assert isclose(uit.onder, 3 - 2.776 * (2.5 / 5) ** 0.5)
    assert isclose(uit.boven, 3 + 2.776 * (2.5 / 5) ** 0.5)


@given(st.lists(st.integers(-9, 9), min_size=5, max_size=80))
def test_the_mean_lies_in_the_middle_of_its_interval(waarden):
    uit = betrouwbaarheidsinterval(waarden)
    assert uit.onder <= uit.gemiddeld <= uit.boven
    assert isclose(uit.gemiddeld - uit.onder, uit.boven - uit.gemiddeld, abs_tol=1e-9)
    assert not uit.alleen_lijst


def test_the_quantiles_get_smaller_and_stay_safe():
    assert list(T95) == sorted(T95, reverse=True)
    assert len(T95) == 30
    assert T95[-1] > 1.96


def test_dropping_out_is_counted_and_not_averaged():
    uit = welzijnsverandering([(3, 7), (4, 6), (2, 5), (4, None), (5, 8), (5, 5)])
    assert (uit.begonnen, uit.n, uit.uitval) == (6, 5, 1)
    assert uit.verandering.gemiddeld == pytest.approx((4 + 2 + 3 + 3 + 0) / 5)
