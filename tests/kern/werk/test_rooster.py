"""What comes back every day: once a day, not at night, by the portal's own clock."""

from datetime import date

import pytest

from kern.basis.register import Register
from kern.werk import rooster


@pytest.fixture
def gedaan(monkeypatch):
    """Note what was done, in a register of its own."""
    done = []
    register = Register()
    register.registreer(lambda: done.append("herinner"))
    register.registreer(lambda: done.append("sluit"))
    monkeypatch.setattr(rooster, "dagelijks", register)
    return done


def test_nobody_is_reminded_at_night(klok, gedaan):
    klok(2015, 6, 9, 6, 59)
    assert rooster.doe_dagelijks(None) is None
    assert rooster.doe_dagelijks(date(2015, 6, 8)) == date(2015, 6, 8)
    assert gedaan == []


def test_work_of_the_day_is_done_once_in_the_order_of_the_floors(klok, gedaan):
    klok(2015, 6, 9, 7)
    today = rooster.doe_dagelijks(date(2015, 6, 8))
    assert today == date(2015, 6, 9)
    assert gedaan == ["herinner", "sluit"]
    assert rooster.doe_dagelijks(today) == today
    assert gedaan == ["herinner", "sluit"]


def test_next_day_has_its_own_work(klok, gedaan):
    klok(2015, 6, 9, 23, 30)
    today = rooster.doe_dagelijks(None)
    klok(2015, 6, 10, 7, 0)
    assert rooster.doe_dagelijks(today) == date(2015, 6, 10)
    assert len(gedaan) == 4


def test_part_that_fails_is_tried_again_in_the_next_round(klok, gedaan):
    def stuk():
        raise ZeroDivisionError

    rooster.dagelijks.registreer(stuk)
    klok(2015, 6, 9, 8)
    with pytest.raises(ZeroDivisionError):
        rooster.doe_dagelijks(None)
