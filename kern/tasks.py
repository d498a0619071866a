"""The one Celery task of the portal, and the reconciler that lives in every worker."""

from typing import Any

from celery import shared_task
from celery.signals import worker_init, worker_ready, worker_shutting_down
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from kern.basis.merk_database import eis_database
from kern.basis.schijf import sluit_af
from kern.werk import opdrachten, verzoener, wachtrij


@shared_task(name=wachtrij.TAAK, acks_late=True, reject_on_worker_lost=False)
def voer_uit(opdracht_id: int) -> None:
    """Do one piece of work from the outbox; harmless when it was done or taken already.

    What is urgent goes first, however long the queue before it.
    """
    opdrachten.voer_dringend_uit()
    opdrachten.voer_uit(opdracht_id)


@worker_init.connect
def _begin(**_kwargs: Any) -> None:
    """End a worker of the other kind of portal; Celery only logs what isn't SystemExit."""
    sluit_af(settings.DATA)
    try:
        eis_database()
    except ImproperlyConfigured as exc:
        raise SystemExit(str(exc)) from exc


@worker_ready.connect
def _start(sender: Any = None, **_kwargs: Any) -> None:
    verzoener.start(getattr(sender, "hostname", "werker"))


@worker_shutting_down.connect
def _stop(**_kwargs: Any) -> None:
    verzoener.stop()
