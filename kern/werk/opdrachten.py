"""The outbox: nothing is lost when a worker or the queue dies, and nothing is done twice at once.

An `Opdracht` is written in the transaction of the act. After the commit only its id travels
through Celery. A worker claims the row with one conditional UPDATE and holds it with a lease that a
heartbeat extends; a row whose lease ran out is up for the next worker. The reconciler
(`kern.werk.verzoener`) sends again what was never sent or was left behind. So a function may start
twice: it must be safe to repeat.
"""

import logging
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from kern.basis.tijd import echte_tijd
from kern.werk import wachtrij
from kern.werk.models import Opdracht

log = logging.getLogger(__name__)

WACHT_NA_POGING = (5, 30, 120, 600)  # seconds before attempt 2, 3, 4, 5

MAX_POGINGEN = len(WACHT_NA_POGING) + 1  # of work that says nothing else


class Definitief(Exception):
    """Raised by a function when trying again is of no use; the text is the reason, in Dutch."""


class Later(Exception):
    """Raised by a function that can't be done now through no fault of its own: no attempt."""

    def __init__(self, reden: str, seconden: float) -> None:
        super().__init__(reden)
        self.seconden = seconden


Functie = Callable[[dict[str, Any]], None]

BijMislukken = Callable[[dict[str, Any], str], None]


@dataclass(frozen=True)
class Opdrachtsoort:
    """A kind of work: what does it, what must happen when it failed for good, and the seconds
    before each next attempt."""

    functie: Functie
    bij_mislukken: BijMislukken | None = None
    wachttijden: tuple[int, ...] = WACHT_NA_POGING

    @property
    def pogingen(self) -> int:
        """How often it is tried."""
        return len(self.wachttijden) + 1


_soorten: dict[str, Opdrachtsoort] = {}


def registreer(
    soort: str,
    functie: Functie,
    bij_mislukken: BijMislukken | None = None,
    wachttijden: tuple[int, ...] = WACHT_NA_POGING,
) -> None:
    """Declare a kind of work. Both functions get `gegevens`; they must be safe to run twice."""
    _soorten[soort] = Opdrachtsoort(functie, bij_mislukken, wachttijden)


def plan(*, soort: str, sleutel: str, gegevens: dict[str, Any], voorrang: bool = False) -> Opdracht:
    """Write work in the caller's transaction, to be sent after its commit.

    `voorrang` is for what someone waits for at a screen: it is done before the rest.
    The same `sleutel` again gives the existing row and plans nothing. Raises LookupError for a kind
    of work that nobody declared.
    """
    if soort not in _soorten:
        raise LookupError(f"Unknown kind of work: {soort}")
    now = echte_tijd()
    opdracht, new = Opdracht.objects.get_or_create(
        sleutel=sleutel,
        defaults={
            "soort": soort,
            "gegevens": gegevens,
            "pogingen_max": _soorten[soort].pogingen,
            "voorrang": voorrang,
            "niet_voor": now,
            "versturen_na": now,
            "gemaakt_op": now,
        },
    )
    if new:
        transaction.on_commit(lambda: wachtrij.verstuur(opdracht.pk), robust=True)
    return opdracht


def claim(opdracht_id: int) -> Opdracht | None:
    """Take the work for this attempt with one conditional UPDATE; None if it can't be had."""
    now, holder = echte_tijd(), uuid.uuid4()
    taken = (
        Opdracht.objects.te_nemen(now)
        .met_pogingen_over()
        .filter(pk=opdracht_id)
        .update(
            status=Opdracht.Status.BEZIG,
            houder=holder,
            lease_tot=now + timedelta(seconds=settings.OPDRACHT_LEASE),
            poging=F("poging") + 1,
            versturen_na=now,
        )
    )
    return Opdracht.objects.get(pk=opdracht_id) if taken else None


def _mijn(opdracht: Opdracht) -> Any:
    """Return the row as long as this attempt still holds it."""
    return Opdracht.objects.filter(
        pk=opdracht.pk, houder=opdracht.houder, status=Opdracht.Status.BEZIG
    )


@contextmanager
def hartslag(opdracht: Opdracht) -> Iterator[None]:
    """Extend the lease from a thread for as long as the block runs."""
    stop = threading.Event()

    def sla() -> None:
        while not stop.wait(settings.OPDRACHT_LEASE / 3):
            until = echte_tijd() + timedelta(seconds=settings.OPDRACHT_LEASE)
            try:
                _mijn(opdracht).update(lease_tot=until)
            except Exception:
                log.warning("A heartbeat was missed.", exc_info=True)
            finally:
                connection.close()

    thread = threading.Thread(target=sla, name=f"hartslag-{opdracht.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=30)


def voer_uit(opdracht_id: int, *, met_hartslag: bool = True) -> bool:
    """Claim the work and do it; return whether this attempt finished it.

    An error puts it back with a growing pause; after the last attempt it is `mislukt`.
    """
    if (opdracht := claim(opdracht_id)) is None:
        return False
    try:
        soort = _soorten[opdracht.soort]
        if met_hartslag:
            with hartslag(opdracht):
                soort.functie(opdracht.gegevens)
        else:
            soort.functie(opdracht.gegevens)
    except Later as exc:
        _stel_uit(opdracht, exc)
        return False
    except Definitief as exc:
        _geef_op(opdracht, str(exc))
        return False
    except Exception as exc:
        log.warning("Work %s failed.", opdracht_id, exc_info=True)
        _na_fout(opdracht, f"{type(exc).__name__}: {exc}")
        return False
    done = {"status": Opdracht.Status.KLAAR, "klaar_op": echte_tijd(), "fout": ""}
    return bool(_mijn(opdracht).update(**done))


def _na_fout(opdracht: Opdracht, fout: str) -> None:
    """Put the work back for later, or give up after the last attempt."""
    if opdracht.poging >= opdracht.pogingen_max:
        _geef_op(opdracht, fout)
        return
    soort = _soorten.get(opdracht.soort)
    waits = soort.wachttijden if soort else WACHT_NA_POGING
    later = echte_tijd() + timedelta(seconds=waits[min(opdracht.poging, len(waits)) - 1])
    _mijn(opdracht).update(
        status=Opdracht.Status.WACHT, niet_voor=later, versturen_na=later, fout=fout[:2000]
    )


def _stel_uit(opdracht: Opdracht, reden: Later) -> None:
    """Put the work back without counting an attempt."""
    later = echte_tijd() + timedelta(seconds=reden.seconden)
    _mijn(opdracht).update(
        status=Opdracht.Status.WACHT,
        poging=F("poging") - 1,
        niet_voor=later,
        versturen_na=later,
        fout=str(reden)[:2000],
    )


def _geef_op(opdracht: Opdracht, fout: str) -> None:
    """Mark the work as failed for good and tell its owner, in one transaction."""
    with transaction.atomic():
        if not _mijn(opdracht).update(status=Opdracht.Status.MISLUKT, fout=fout[:2000]):
            return
        soort = _soorten.get(opdracht.soort)
        if soort and soort.bij_mislukken:
            soort.bij_mislukken(opdracht.gegevens, fout)


def opnieuw(opdracht: Opdracht) -> bool:
    """Give failed work all its attempts again; return whether it had failed."""
    now = echte_tijd()
    failed = Opdracht.objects.filter(pk=opdracht.pk, status=Opdracht.Status.MISLUKT)
    reset = {"status": Opdracht.Status.WACHT, "poging": 0, "verzendingen": 0}
    if failed.update(**reset, niet_voor=now, versturen_na=now):
        transaction.on_commit(lambda: wachtrij.verstuur(opdracht.pk), robust=True)
        return True
    return False


def laat_rusten(opdracht: Opdracht) -> bool:
    """Let failed work be: nobody tries again; return whether it had failed."""
    failed = Opdracht.objects.filter(pk=opdracht.pk, status=Opdracht.Status.MISLUKT)
    return bool(failed.update(status=Opdracht.Status.OPGEGEVEN))


def voer_dringend_uit(maximum: int = 20) -> int:
    """Do what someone waits for at a screen before anything else; return how much was done."""
    now = echte_tijd()
    urgent = Opdracht.objects.te_nemen(now).met_pogingen_over().filter(voorrang=True)
    return sum(voer_uit(pk) for pk in urgent.values_list("pk", flat=True)[:maximum])


def verzoen(maximum: int = 100) -> int:
    """Send again what was never sent or was left behind; return how many were sent."""
    now = echte_tijd()
    stuck = Opdracht.objects.te_nemen(now).filter(poging__gte=F("pogingen_max"))
    for opdracht in stuck.filter(status=Opdracht.Status.BEZIG):
        _geef_op(opdracht, "De werker stopte bij elke poging midden in het werk.")
    due = Opdracht.objects.te_versturen(now).met_pogingen_over().order_by("-voorrang", "pk")
    return sum(wachtrij.verstuur(pk) for pk in due.values_list("pk", flat=True)[:maximum])


def werk_af(maximum: int = 1000) -> int:
    """Do all waiting work here and now, without queue or worker; return how many were done.

    For tests and for filling the demonstration. Work planned by work is done too.
    """
    done = 0
    while done < maximum:
        due = Opdracht.objects.te_nemen(echte_tijd()).met_pogingen_over()
        first = due.order_by("-voorrang", "pk").values_list("pk", flat=True).first()
        if first is None:
            break
        voer_uit(first, met_hartslag=False)
        done += 1
    return done
