"""The reconciler: a thread in every worker that resends work, does what comes back every day, and
shows that the worker lives."""

import logging
import threading
from datetime import date, timedelta

from django.db import connection

from kern import opdrachten
from kern.models.opdracht import Werker
from kern.registers import dagelijks
from kern.tijd import echte_tijd, lokaal, nu

log = logging.getLogger(__name__)
RONDE = 2.0  # seconds between two rounds
GEZIEN_ELKE = timedelta(seconds=10)
LEVEND_BINNEN = timedelta(seconds=45)
VERGETEN_NA = timedelta(days=1)
VANAF_UUR = 7  # nobody is reminded at night
_stop = threading.Event()


def meld(naam: str) -> None:
    """Note that this worker lives, and forget workers that were not seen for a day."""
    now = echte_tijd()
    Werker.objects.update_or_create(naam=naam[:200], defaults={"gezien_op": now})
    Werker.objects.filter(gezien_op__lt=now - VERGETEN_NA).delete()


def werker_leeft() -> bool:
    """Tell whether some worker was seen lately; for `/gezond/`."""
    return Werker.objects.filter(gezien_op__gte=echte_tijd() - LEVEND_BINNEN).exists()


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


def _lus(naam: str) -> None:
    """Reconcile every two seconds of real time until the worker stops."""
    seen, today = None, None
    while True:
        try:
            now = echte_tijd()
            if seen is None or now - seen >= GEZIEN_ELKE:
                meld(naam)
                seen = now
            opdrachten.verzoen()
            today = doe_dagelijks(today)
        except Exception:
            log.warning("A round of the reconciler failed.", exc_info=True)
        finally:
            connection.close()  # a forked pool process must never inherit an open connection
        if _stop.wait(RONDE):
            return


def start(naam: str) -> threading.Thread:
    """Start the thread."""
    _stop.clear()
    thread = threading.Thread(target=_lus, args=(naam,), name="verzoener", daemon=True)
    thread.start()
    return thread


def stop() -> None:
    """Let the thread end after its round."""
    _stop.set()
