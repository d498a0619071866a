"""Legal terms: a table of outcomes, checked by hand against the calendar and the law."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern.basis.termijnen import (
    bezwaartermijn,
    dag_en_maand,
    dag_kort,
    datum_kort,
    datum_lang,
    een_jaar_later,
    einde_termijn,
    feestdagen,
    opgeschort,
    pasen,
    vrije_dag,
)

dagen = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.fixture(autouse=True)
def _opnieuw() -> None:
    """Compute the holidays in every test anew."""
    feestdagen.cache_clear()


def _pasen_naar_lilius(jaar: int) -> date:
    """Return Easter by another road: epact and Sunday number (Clavius, as in Knuth 1.3.2)."""
    golden, century = jaar % 19 + 1, jaar // 100 + 1
    skipped = 3 * century // 4 - 12
    moon = (8 * century + 5) // 25 - 5
    sunday = 5 * jaar // 4 - skipped - 10
    epact = (11 * golden + 20 + moon - skipped) % 30
    if (epact == 25 and golden > 11) or epact == 24:
        epact += 1
    full = 44 - epact
    full += 30 if full < 21 else 0
    return date(jaar, 3, 1) + timedelta(days=full + 6 - (sunday + full) % 7)


def test_easter_is_that_of_another_computation():
    anders = [jaar for jaar in range(1583, 4100) if pasen(jaar) != _pasen_naar_lilius(jaar)]
    assert anders == []


@pytest.mark.parametrize(
    ("jaar", "dag"),
    [
        (1961, date(1961, 4, 2)),
        (2008, date(2008, 3, 23)),
        (2011, date(2011, 4, 24)),
        (2015, date(2015, 4, 5)),
        (2016, date(2016, 3, 27)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(jaar, dag):
    assert pasen(jaar) == dag


def test_holidays_of_2015():
    assert sorted(feestdagen(2015).items()) == [
        (date(2015, 1, 1), "nieuwjaarsdag"),
        (date(2015, 4, 3), "Goede Vrijdag"),
        (date(2015, 4, 6), "tweede paasdag"),
        (date(2015, 4, 27), "Koningsdag"),
        (date(2015, 5, 5), "Bevrijdingsdag"),
        (date(2015, 5, 14), "Hemelvaartsdag"),
        (date(2015, 5, 25), "tweede pinksterdag"),
        (date(2015, 12, 25), "eerste kerstdag"),
        (date(2015, 12, 26), "tweede kerstdag"),
    ]


@pytest.mark.parametrize(
    ("dag", "reden"),
    [
        (date(2013, 4, 30), "Koninginnedag"),
        (date(2014, 4, 26), "Koningsdag"),  # 27 April 2014 was a Sunday
        (date(2025, 4, 26), "Koningsdag"),
        (date(2008, 5, 1), "Hemelvaartsdag"),
        (date(2015, 6, 13), "een zaterdag"),
        (date(2015, 6, 14), "een zondag"),
        (date(2015, 6, 15), ""),
    ],
)
def test_free_days(dag, reden):
    assert vrije_dag(dag) == reden


@pytest.mark.parametrize(
    ("start", "lengte", "einde"),
    [
        # six weeks to object, ends on an ordinary Tuesday
        (date(2015, 6, 9), {"weken": 6}, date(2015, 7, 21)),
        # ends on a Saturday: Monday
        (date(2015, 6, 6), {"weken": 1}, date(2015, 6, 15)),
        # ends on a Sunday: Monday
        (date(2015, 6, 7), {"weken": 1}, date(2015, 6, 15)),
        # ends on Good Friday: over Easter to Tuesday
        (date(2015, 3, 20), {"weken": 2}, date(2015, 4, 7)),
        # ends on Christmas (Friday), then Boxing Day on Saturday, then Sunday: Monday
        (date(2015, 12, 11), {"weken": 2}, date(2015, 12, 28)),
        # ends on Ascension Day: Friday
        (date(2015, 5, 7), {"dagen": 7}, date(2015, 5, 15)),
        # three days over Easter: Saturday to Monday are free, so Tuesday and Wednesday
        (date(2015, 4, 3), {"dagen": 3}, date(2015, 4, 8)),
        # two days are too short for the two working days of art. 2
        (date(2015, 4, 4), {"dagen": 2}, date(2015, 4, 7)),
        # three days over Easter from a working day, which itself does not count
        (date(2015, 4, 2), {"dagen": 3}, date(2015, 4, 8)),
        # Friday and Monday are the two working days
        (date(2015, 6, 11), {"dagen": 3}, date(2015, 6, 15)),
        # twelve weeks still shift, thirteen don't (art. 4)
        (date(2015, 6, 6), {"weken": 12}, date(2015, 8, 31)),
        (date(2015, 6, 6), {"weken": 13}, date(2015, 9, 5)),
        # ninety days still shift, ninety-one don't
        (date(2015, 6, 7), {"dagen": 90}, date(2015, 9, 7)),
        (date(2015, 6, 6), {"dagen": 91}, date(2015, 9, 5)),
        # over the year
        (date(2015, 12, 18), {"weken": 2}, date(2016, 1, 4)),
        # leap day
        (date(2016, 2, 15), {"weken": 2}, date(2016, 2, 29)),
    ],
)
def test_end_of_a_term(start, lengte, einde):
    assert einde_termijn(start, **lengte).einde == einde


def test_without_the_law_the_end_stays():
    assert einde_termijn(date(2015, 6, 6), weken=1, toepassing_atw=False).einde == date(2015, 6, 13)


def test_explanation_tells_how_the_end_was_found():
    assert einde_termijn(date(2015, 3, 20), weken=2).uitleg == (
        "De termijn is 2 weken en begint op zaterdag 21 maart 2015, de dag na 20 maart 2015. "
        "De laatste dag is dan vrijdag 3 april 2015. Vrijdag 3 april 2015 is Goede Vrijdag. Daarom "
        "loopt de termijn door tot en met dinsdag 7 april 2015 (Algemene termijnenwet)."
    )
    assert einde_termijn(date(2015, 6, 6), weken=1).uitleg.endswith(
        "zaterdag 13 juni 2015. 13 juni 2015 is een zaterdag. Daarom loopt de termijn door tot "
        "en met maandag 15 juni 2015 (Algemene termijnenwet)."
    )
    assert einde_termijn(date(2015, 4, 3), dagen=3).uitleg.endswith(
        "maandag 6 april 2015. Maandag 6 april 2015 is tweede paasdag. Daarom loopt de termijn "
        "door tot en met dinsdag 7 april 2015 (Algemene termijnenwet). "
        "In de termijn moeten minstens twee werkdagen liggen. "
        "Daarom is de laatste dag woensdag 8 april 2015 (Algemene termijnenwet)."
    )


def test_one_can_object_for_six_weeks():
    assert bezwaartermijn(date(2015, 6, 9)) == einde_termijn(date(2015, 6, 9), weken=6)
    assert bezwaartermijn(date(2015, 6, 9)).einde == date(2015, 7, 21)


def test_suspension_moves_the_end_by_its_days():
    outcome = opgeschort(date(2015, 6, 1), 10)
    assert outcome.einde == date(2015, 6, 11)
    assert outcome.uitleg == (
        "De termijn heeft 10 dagen stilgestaan. De laatste dag was maandag 1 juni 2015 "
        "en is nu donderdag 11 juni 2015."
    )
    assert opgeschort(date(2015, 6, 1), 12).einde == date(2015, 6, 15)
    without = opgeschort(date(2015, 6, 1), 12, toepassing_atw=False)
    assert without.einde == date(2015, 6, 13)
    assert without.uitleg.endswith("is nu zaterdag 13 juni 2015.")


@pytest.mark.parametrize("lengte", [{"weken": -1}, {"dagen": -1}])
def test_negative_terms_are_refused(lengte):
    with pytest.raises(ValueError, match=r"^A term can't be negative\.$"):
        einde_termijn(date(2015, 1, 1), **lengte)
    with pytest.raises(ValueError, match=r"^A suspension can't be negative\.$"):
        opgeschort(date(2015, 1, 1), -1)


def test_explanation_names_one_day_and_one_week_in_the_singular():
    assert "De termijn is 1 week en begint" in einde_termijn(date(2015, 6, 9), weken=1).uitleg
    assert "De termijn is 1 dag en begint" in einde_termijn(date(2015, 6, 9), dagen=1).uitleg
    assert "De termijn is 0 dagen en begint" in einde_termijn(date(2015, 6, 9)).uitleg
    both = einde_termijn(date(2015, 6, 9), weken=2, dagen=1).uitleg
    assert "De termijn is 2 weken en 1 dag en begint" in both


def test_suspension_of_no_days_keeps_the_end():
    outcome = opgeschort(date(2015, 6, 1), 0)
    assert outcome.einde == date(2015, 6, 1)
    assert "heeft 0 dagen stilgestaan" in outcome.uitleg


@pytest.mark.parametrize(
    ("dag", "later"),
    [
        (date(2015, 6, 9), date(2016, 6, 9)),
        (date(2016, 2, 29), date(2017, 2, 28)),
        (date(2015, 2, 28), date(2016, 2, 28)),
        (date(2015, 12, 31), date(2016, 12, 31)),
        (date(2015, 3, 29), date(2016, 3, 29)),
    ],
)
def test_a_year_later_is_the_same_day_of_the_next_year(dag, later):
    assert een_jaar_later(dag) == later


@given(dagen)
def test_a_year_later_exists_for_every_day(dag):
    later = een_jaar_later(dag)
    assert (later.year, later.month) == (dag.year + 1, dag.month)
    assert later.day in (dag.day, 28)


@given(dagen, st.integers(0, 12), st.integers(0, 10))
def test_a_term_ends_on_a_working_day_not_before_its_length(start, weken, extra):
    end = einde_termijn(start, weken=weken, dagen=extra).einde
    plain = start + timedelta(days=weken * 7 + extra)
    assert plain <= end <= plain + timedelta(days=7)
    if 0 < weken * 7 + extra <= 84:
        assert not vrije_dag(end)
    if 3 <= weken * 7 + extra <= 84:
        days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
        assert sum(not vrije_dag(day) for day in days) >= 2


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_in_spring(jaar):
    dag = pasen(jaar)
    assert dag.weekday() == 6
    assert date(jaar, 3, 22) <= dag <= date(jaar, 4, 25)


@pytest.mark.parametrize(
    ("jaar", "dag"),
    [(1818, date(1818, 3, 22)), (2285, date(2285, 3, 22)), (2019, date(2019, 4, 21))],
)
def test_easter_in_other_centuries(jaar, dag):
    assert pasen(jaar) == dag


def test_dates_are_written_as_people_write_them():
    dag = date(2015, 9, 3)
    assert datum_kort(dag) == "3 september 2015"
    assert datum_lang(dag) == "donderdag 3 september 2015"
    assert dag_en_maand(dag) == "3 sept"
    assert dag_kort(dag) == "do 3 sept"
    short = [dag_en_maand(date(2015, month, 1))[2:] for month in range(1, 13)]
    assert short == [
        "jan",
        "feb",
        "mrt",
        "apr",
        "mei",
        "juni",
        "juli",
        "aug",
        "sept",
        "okt",
        "nov",
        "dec",
    ]


def test_a_term_with_exactly_two_working_days_is_long_enough():
    termijn = einde_termijn(date(2015, 6, 11), dagen=3)  # Friday, and Monday instead of Sunday
    assert termijn.einde == date(2015, 6, 15)
    assert "twee werkdagen" not in termijn.uitleg
