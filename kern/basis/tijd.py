"""The one clock of the portal (law 3, W02).

The domain asks the time only here. In the demonstration the clock can be shifted; the machinery
(outbox, leases, heartbeats) uses `echte_tijd`, which never shifts.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from kern.basis.termijnen import AMSTERDAM, datum_kort

# The shift that KlokMiddleware read for this request; None outside a request.
_van_verzoek: ContextVar[timedelta | None] = ContextVar("verschuiving", default=None)

# Set by `bevries`; global and not per context, so that other threads (live server) see it too.
_bevroren: datetime | None = None


def echte_tijd() -> datetime:
    """Return the real time (aware, UTC), also in a shifted demonstration."""
    return timezone.now()


def nu() -> datetime:
    """Return the time of the portal (aware, UTC)."""
    if _bevroren is not None:
        return _bevroren
    if not settings.DEMONSTRATIE:
        return echte_tijd()
    shift = _van_verzoek.get()
    return echte_tijd() + (lees_verschuiving() if shift is None else shift)


def lokaal(moment: datetime) -> datetime:
    """Return an aware moment in Dutch local time."""
    return moment.astimezone(AMSTERDAM)


def vandaag() -> date:
    """Return the Dutch calendar date of now."""
    return lokaal(nu()).date()


def kalenderdag(waarde: date) -> date:
    """Return the Dutch calendar date of a day or of an aware moment."""
    return lokaal(waarde).date() if isinstance(waarde, datetime) else waarde


def tijdstip(moment: datetime) -> str:
    """Write a moment in Dutch local time: 9 juni 2015 om 14.03 uur."""
    local = lokaal(moment)
    return f"{datum_kort(local.date())} om {local:%H.%M} uur"


def dagen_tot(dag: date) -> str:
    """Tell how far away a day is: vandaag, morgen, over 3 dagen, gisteren, 3 dagen geleden."""
    days = (dag - vandaag()).days
    named = {0: "vandaag", 1: "morgen", -1: "gisteren"}
    if days in named:
        return named[days]
    return f"over {days} dagen" if days > 0 else f"{-days} dagen geleden"


def lees_verschuiving() -> timedelta:
    """Read from the database how far the demonstration clock is shifted."""
    from kern.basis.models import Klok  # here: the clock is also asked before models are there

    seconds = Klok.objects.filter(pk=1).values_list("verschuiving", flat=True).first()
    return timedelta(seconds=seconds or 0)


@contextmanager
def binnen_verzoek() -> Iterator[None]:
    """Read the shift once for everything inside, so that one page has one clock."""
    token = _van_verzoek.set(lees_verschuiving() if settings.DEMONSTRATIE else timedelta())
    try:
        yield
    finally:
        _van_verzoek.reset(token)


def verzet(naar: datetime) -> None:
    """Shift the demonstration clock so that now becomes `naar`.

    Raises RuntimeError outside the demonstration and ValueError for a naive moment.
    """
    if not settings.DEMONSTRATIE:
        raise RuntimeError("The clock can only be shifted in the demonstration.")
    if timezone.is_naive(naar):
        raise ValueError("An aware moment is needed.")
    from kern.basis.models import Klok  # here: the clock is also asked before models are there

    shift = round((naar - echte_tijd()).total_seconds())
    Klok.objects.update_or_create(pk=1, defaults={"verschuiving": shift})
    if _van_verzoek.get() is not None:
        _van_verzoek.set(timedelta(seconds=shift))


@contextmanager
def bevries(moment: datetime) -> Iterator[datetime]:
    """Let the clock stand still at an aware moment, in every thread. For tests only."""
    global _bevroren
    if timezone.is_naive(moment):
        raise ValueError("An aware moment is needed.")
    before, _bevroren = _bevroren, moment
    try:
        yield moment
    finally:
        _bevroren = before
