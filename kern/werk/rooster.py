"""What comes back every day, by the portal's own clock (R40, W22); floors fill `dagelijks`."""

from collections.abc import Callable
from datetime import date

from kern.basis.register import Register
from kern.basis.tijd import lokaal, nu

VANAF_UUR = 7  # nobody is reminded at night


def doe_dagelijks(gedaan: date | None) -> date | None:
    """Do the work of today from seven o'clock on, unless `gedaan` is today; returns the last day.

    By the portal's own clock. Each worker does it, so every part must be safe to repeat.
    """
    moment = lokaal(nu())
    if moment.date() == gedaan or moment.hour < VANAF_UUR:
        return gedaan
    for deel in dagelijks.alle():
        deel()
    return moment.date()


# What a floor does by itself every day, such as reminding; without arguments, safe to repeat.
dagelijks: Register[Callable[[], object]] = Register()
