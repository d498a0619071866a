"""The one clock: real, shifted in the demonstration only, one reading per request."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from kern.basis import tijd
from kern.basis.models import Klok
from kern.ui.middleware import KlokMiddleware

MOMENT = datetime(2015, 6, 9, 12, 3, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def _bijna(een, ander):
    return abs(een - ander) < timedelta(seconds=5)


def test_outside_the_demonstration_a_shift_does_nothing(settings):
    settings.DEMONSTRATIE = False
    Klok.objects.create(pk=1, verschuiving=86_400)
    assert _bijna(tijd.nu(), tijd.echte_tijd())
    with pytest.raises(RuntimeError):
        tijd.verzet(MOMENT)


def test_demonstration_clock_runs_on_from_where_it_was_set(settings):
    settings.DEMONSTRATIE = True
    tijd.verzet(MOMENT)
    assert _bijna(tijd.nu(), MOMENT)
    assert _bijna(tijd.echte_tijd(), datetime.now(UTC))
    tijd.verzet(MOMENT + timedelta(days=30))
    assert Klok.objects.count() == 1
    assert tijd.vandaag() == date(2015, 7, 9)


def test_one_request_reads_the_shift_once(settings, rf: RequestFactory, django_assert_num_queries):
    settings.DEMONSTRATIE = True
    tijd.verzet(MOMENT)
    seen = []

    def view(_request):
        seen.append(tijd.nu())
        Klok.objects.update(verschuiving=0)  # someone else moves the clock meanwhile
        seen.append(tijd.nu())
        return HttpResponse()

    with django_assert_num_queries(2):
        KlokMiddleware(view)(rf.get("/"))
    assert all(_bijna(moment, MOMENT) for moment in seen)
    assert _bijna(tijd.nu(), tijd.echte_tijd())


def test_shifting_within_a_request_is_seen_at_once(settings, rf):
    settings.DEMONSTRATIE = True

    def view(_request):
        tijd.verzet(MOMENT)
        assert _bijna(tijd.nu(), MOMENT)
        return HttpResponse()

    KlokMiddleware(view)(rf.get("/"))


def test_without_demonstration_a_request_asks_no_database(settings, rf, django_assert_num_queries):
    settings.DEMONSTRATIE = False
    with django_assert_num_queries(0):
        KlokMiddleware(lambda _request: HttpResponse(str(tijd.nu())))(rf.get("/"))


def test_frozen_clock_stands_still_and_nests():
    with tijd.bevries(MOMENT):
        assert tijd.nu() == MOMENT
        with tijd.bevries(MOMENT + timedelta(days=1)):
            assert tijd.vandaag() == date(2015, 6, 10)
        assert tijd.nu() == MOMENT
    assert tijd.nu() != MOMENT


@pytest.mark.parametrize(
    ("moment", "dag"),
    [
        (datetime(2015, 6, 9, 22, 0, tzinfo=UTC), date(2015, 6, 10)),  # summer: UTC+2
        (datetime(2015, 1, 9, 22, 30, tzinfo=UTC), date(2015, 1, 9)),  # winter: UTC+1
    ],
)
def test_today_is_the_dutch_date(moment, dag):
    with tijd.bevries(moment):
        assert tijd.vandaag() == dag


def test_naive_moments_are_refused(settings):
    settings.DEMONSTRATIE = True
    naive = MOMENT.replace(tzinfo=None)
    with pytest.raises(ValueError), tijd.bevries(naive):
        pass
    with pytest.raises(ValueError):
        tijd.verzet(naive)


@pytest.mark.parametrize(
    ("waarde", "dag"),
    [
        (date(2015, 6, 9), date(2015, 6, 9)),
        (datetime(2015, 6, 9, 22, 30, tzinfo=UTC), date(2015, 6, 10)),
        (datetime(2015, 12, 31, 22, 59, tzinfo=UTC), date(2015, 12, 31)),
    ],
)
def test_day_of_a_moment_is_the_dutch_one(waarde, dag):
    assert tijd.kalenderdag(waarde) == dag


def test_moment_is_written_in_dutch_local_time():
    assert tijd.tijdstip(datetime(2015, 6, 9, 12, 3, tzinfo=UTC)) == "9 juni 2015 om 14.03 uur"
    assert tijd.tijdstip(datetime(2015, 1, 9, 8, 5, tzinfo=UTC)) == "9 januari 2015 om 09.05 uur"
