"""`/gezond/`: does the portal work, for whoever watches over it (a script, Docker, a monitor)."""

import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection

from kern.werk import verzoener

log = logging.getLogger(__name__)

MINSTENS_VRIJ = 100 * 1024 * 1024  # bytes; below this an upload or a document may not fit


def database_goed() -> bool:
    """Tell whether the database answers a question."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def opslag_goed() -> bool:
    """Tell whether files can be stored: a writable folder with room, or a store that answers."""
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


def stand_van_deel(naam: str) -> str:
    """Ask one part how it is; an error counts as bad and is told in the log only."""
    try:
        return "goed" if ONDERDELEN[naam]() else "slecht"
    except Exception:
        log.warning("Part %s of /gezond/ failed.", naam, exc_info=True)
        return "slecht"
