"""`/gezond/`: does the portal work, for whoever watches over it (a script, Docker, a monitor)."""

import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kern import verzoener

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


def _stand(naam: str) -> str:
    """Ask one part how it is; an error counts as bad and is told in the log only."""
    try:
        return "goed" if ONDERDELEN[naam]() else "slecht"
    except Exception:
        log.warning("Part %s of /gezond/ failed.", naam, exc_info=True)
        return "slecht"


@never_cache
@require_safe
def gezond(request: HttpRequest) -> JsonResponse:
    """Answer 200 when every part is well and 503 when one is not; names no address or secret."""
    parts = {naam: _stand(naam) for naam in ONDERDELEN}
    good = all(stand == "goed" for stand in parts.values())
    return JsonResponse(
        {"stand": "goed" if good else "slecht", **parts}, status=200 if good else 503
    )
