"""Who may read the measures: a monitor with the token, or this machine itself when there is none."""

import hmac

from django.conf import settings
from django.http import HttpRequest

HIER = {"127.0.0.1", "::1"}


def mag_metingen_lezen(request: HttpRequest) -> bool:
    """Whether a request brings the token; without a token, whether it comes from this machine.

    What a proxy passes on is not from this machine, although the proxy may be.
    """
    if token := settings.METRICS_TOKEN:
        return hmac.compare_digest(request.headers.get("Authorization", ""), f"Bearer {token}")
    return request.META.get("REMOTE_ADDR") in HIER and "X-Forwarded-For" not in request.headers
