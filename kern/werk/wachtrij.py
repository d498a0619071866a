"""The queue: it carries only ids and may lose them; what must happen stands in the outbox.

A queue that is down or hangs keeps nobody waiting: it is left alone for a moment, and the
reconciler sends again.
"""

import time
from datetime import timedelta

from celery import current_app
from django.conf import settings
from django.db.models import F

from kern.basis.storing import Storing
from kern.basis.tijd import echte_tijd
from kern.werk.models import Opdracht

TAAK = (
    "kern.voer_uit"  # the Celery task that calls `voer_uit`; it knows the outbox, not the other way
)

STILTE = 5.0  # seconds in which a queue that gave no answer is left alone

KWIJT_NA = timedelta(seconds=4)  # sent so long ago, and an idle worker got nothing: it was lost

_weer_na = 0.0

storing = Storing("The queue")


def verstuur(opdracht_id: int) -> bool:
    """Send the id to the queue if its time has come; return whether it was sent.

    Each sending doubles the time until the next one, so a long queue isn't flooded with doubles.
    A queue that is down costs a log line and then STILTE seconds of rest, so that nobody waits for
    it once per piece of work; the reconciler tries again.
    """
    global _weer_na
    if time.monotonic() < _weer_na:
        return False
    now = echte_tijd()
    row = Opdracht.objects.te_versturen(now).filter(pk=opdracht_id)
    sendings = row.values_list("verzendingen", flat=True).first()
    if sendings is None:
        return False
    again = now + timedelta(seconds=settings.OPDRACHT_LEASE * 2 ** min(sendings, 6))
    if not row.update(verzendingen=F("verzendingen") + 1, verstuurd_op=now, versturen_na=again):
        return False  # another process was first
    try:
        current_app.send_task(TAAK, args=[opdracht_id], retry=False, ignore_result=True)
    except Exception as exc:
        _weer_na = time.monotonic() + STILTE
        storing.meld(exc)
        Opdracht.objects.filter(pk=opdracht_id).update(versturen_na=now + timedelta(seconds=2))
        return False
    storing.voorbij()
    return True


def stuur_verloren(maximum: int = 100) -> int:
    """Send again at once what waits although the asking worker has nothing to do; return how many.

    Then the queue lost it, and waiting until it is time to send again helps nobody. Workers that
    ask together send it once: each sending is noted in the row.
    """
    now = echte_tijd()
    lost = Opdracht.objects.te_nemen(now).met_pogingen_over().order_by("-voorrang", "pk")
    lost = lost.filter(verstuurd_op__lt=now - KWIJT_NA, versturen_na__gt=now)
    sent = 0
    for pk in lost.values_list("pk", flat=True)[:maximum]:
        back = Opdracht.objects.filter(pk=pk, verstuurd_op__lt=now - KWIJT_NA)
        if back.update(versturen_na=now, verzendingen=0):
            sent += verstuur(pk)
    return sent
