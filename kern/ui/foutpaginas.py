"""What someone sees when the portal itself fails: a 503 when something it needs is away, else a 500.

Both are made without the database, whatever failed.
"""

import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from kern.basis.loggen import is_weg
from kern.basis.storing import Storing

OPNIEUW_NA = "30"  # seconds, for Retry-After

storing = Storing("Something that a page needs")


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
