"""The reconciler: a thread in every worker that resends work, does what comes back every day, and
shows that the worker lives.
"""

import threading
from datetime import timedelta

from django.db import connection

from kern.basis.storing import Storing
from kern.basis.tijd import echte_tijd
from kern.werk import opdrachten, wachtrij
from kern.werk.models import Werker
from kern.werk.rooster import doe_dagelijks

RONDE = 2.0  # seconds between two rounds

GEZIEN_ELKE = timedelta(seconds=10)

LEVEND_BINNEN = timedelta(seconds=45)

VERGETEN_NA = timedelta(days=1)

_stop = threading.Event()

storing = Storing("The reconciler")


def meld(naam: str) -> None:
    """Note that this worker lives, and forget workers that were not seen for a day."""
    now = echte_tijd()
    Werker.objects.update_or_create(naam=naam[:200], defaults={"gezien_op": now})
    Werker.objects.filter(gezien_op__lt=now - VERGETEN_NA).delete()


def werker_leeft() -> bool:
    """Tell whether some worker was seen lately; for `/gezond/`."""
    return Werker.objects.filter(gezien_op__gte=echte_tijd() - LEVEND_BINNEN).exists()


def niets_te_doen() -> bool:
    """Tell whether the worker of this process has nothing in hand and nothing set apart."""
    from celery.worker import state

    return not state.active_requests and not state.reserved_requests


def _lus(naam: str) -> None:
    """Reconcile every two seconds of real time until the worker stops."""
    seen, today, idle = None, None, 0
    while True:
        try:
            now = echte_tijd()
            if seen is None or now - seen >= GEZIEN_ELKE:
                meld(naam)
                seen = now
            opdrachten.verzoen()
            idle = idle + 1 if niets_te_doen() else 0
            if idle > 1:  # idle for a whole round: then nothing is on its way either
                wachtrij.stuur_verloren()
            today = doe_dagelijks(today)
        except Exception as exc:
            storing.meld(exc)
        else:
            storing.voorbij()
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
