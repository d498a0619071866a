"""`/gezond/`: does the portal work, for whoever watches over it (a script, Docker, a monitor)."""

import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.models import Count, Min

from innovatiebudget.werk.queries import mislukt_werk
from kern.basis.postgres.base import binnen
from kern.basis.storing import Storing
from kern.basis.tijd import echte_tijd
from kern.werk import verzoener
from kern.werk.models import Opdracht, Stempel, Werker
from kern.werk.stempels import OUD_NA, stand_van_stempels

GEDULD = 3.0  # seconds for all questions to the database together: who watches gets an answer

GEDULD_OPSLAG = 1.0

MINSTENS_VRIJ = 100 * 1024 * 1024  # bytes; below this an upload or a document may not fit


def database_goed() -> bool:
    """Tell whether the database answers a question."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def opslag_goed() -> bool:
    """Tell whether files can be stored; a disk of elsewhere that hangs is not waited for."""
    antwoord: list[bool] = []
    vraag = threading.Thread(target=lambda: antwoord.append(_opslag_goed()), daemon=True)
    vraag.start()
    vraag.join(GEDULD_OPSLAG)
    return antwoord == [True]


def _opslag_goed() -> bool:
    """Look for a writable folder with room, or a store that answers."""
    try:
        folder = Path(default_storage.path(""))
    except NotImplementedError:  # not a folder of this machine, for instance S3
        default_storage.exists("gezond")
        return True
    folder.mkdir(parents=True, exist_ok=True)
    return os.access(folder, os.W_OK | os.X_OK) and shutil.disk_usage(folder).free > MINSTENS_VRIJ


ONDERDELEN: dict[str, Callable[[], bool]] = {
    "database": database_goed,
    "werker": verzoener.werker_leeft,
    "opslag": opslag_goed,
}


STORINGEN = {naam: Storing(f"Part {naam} of /gezond/") for naam in ONDERDELEN}


def stand_van_deel(naam: str) -> str:
    """Ask one part how it is; an error counts as bad and is told in the log only."""
    try:
        goed = ONDERDELEN[naam]()
    except Exception as exc:
        STORINGEN[naam].meld(exc)
        return "slecht"
    STORINGEN[naam].voorbij()
    return "goed" if goed else "slecht"


def let_op() -> dict[str, str]:
    """Tell what does not stop the portal but asks for someone: failed work, no recent backup."""
    try:
        mislukt = "let op" if mislukt_werk().exists() else "goed"
        return {"mislukt_werk": mislukt, **stand_van_stempels()}
    except DatabaseError:
        return dict.fromkeys(("mislukt_werk", *OUD_NA), "onbekend")


def standen() -> dict[str, str]:
    """Ask every part, within GEDULD and GEDULD_OPSLAG together."""
    with binnen(GEDULD):
        return {naam: stand_van_deel(naam) for naam in ONDERDELEN} | let_op()


@dataclass(frozen=True)
class Cijfers:
    """How the work stands, for a monitor; ages in seconds, None when there is nothing."""

    per_stand: dict[str, int]
    oudste_wachtend: float | None
    werkers: int
    ouderdom: dict[str, float]
    goed: dict[str, bool]


def cijfers() -> Cijfers:
    """Count the work and read the ages, with four queries."""
    now = echte_tijd()
    telling = Opdracht.objects.exclude(status=Opdracht.Status.KLAAR).values_list("status")
    wacht = Opdracht.objects.open().aggregate(oudste=Min("gemaakt_op"))["oudste"]
    levend = Werker.objects.filter(gezien_op__gte=now - verzoener.LEVEND_BINNEN)
    stempels = list(Stempel.objects.all())
    return Cijfers(
        per_stand=dict(telling.annotate(n=Count("pk")).order_by()),
        oudste_wachtend=(now - wacht).total_seconds() if wacht else None,
        werkers=levend.count(),
        ouderdom={s.naam: (now - s.op).total_seconds() for s in stempels},
        goed={s.naam: s.goed for s in stempels},
    )
