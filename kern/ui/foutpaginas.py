"""What someone sees when the portal itself fails: a 503 when something it needs is away, else a 500.

Both are made without the database, whatever failed.
"""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from requests import RequestException

from kern.basis.storing import Storing

OPNIEUW_NA = "30"  # seconds, for Retry-After

storing = Storing("Something that a page needs")


def is_weg(exc: BaseException | None) -> bool:
    """Tell whether an error means that a service outside is away or too busy, not that we erred.

    A table or column that is missing is an OperationalError too on SQLite: that is our fault.
    """
    if isinstance(exc, OperationalError | InterfaceError):
        return "no such" not in str(exc) and "syntax" not in str(exc)
    return isinstance(exc, RequestException)


def serverfout(request: HttpRequest) -> HttpResponse:
    """Answer an error that nobody caught; Django calls this as handler500."""
    exc = sys.exc_info()[1]
    if exc is not None and is_weg(exc):
        storing.meld(exc)
        response = HttpResponse(render_to_string("503.html"), status=503)
        response.headers["Retry-After"] = OPNIEUW_NA
        response.headers["Cache-Control"] = "no-store"
        return response
    return HttpResponse(render_to_string("500.html"), status=500)


class ZonderStoringen(logging.Filter):
    """Leave the traceback of every request out while a service is away: `storing` says it once."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep a record unless its error says that a service is away."""
        return not (record.exc_info and is_weg(record.exc_info[1]))
