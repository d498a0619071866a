"""From which address a request really comes: limits must stop an attacker, not a region.

Behind a proxy every request seems to come from the proxy. Each proxy adds the address it was
called from to the end of `X-Forwarded-For`, so with `TRUSTED_PROXIES` proxies of our own the client
is that many places from the end; what stands before it anyone may have typed.
"""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

ONBEKEND = "0.0.0.0"  # an address, because it is stored as one  # noqa: S104


def klantadres(request: HttpRequest) -> str:
    """Return the address of the client; ONBEKEND when there is none (a socket on disk)."""
    aantal = settings.TRUSTED_PROXIES
    keten = request.headers.get("X-Forwarded-For", "").split(",")
    if 0 < aantal <= len(keten) and (adres := _schoon(keten[-aantal])):
        return adres
    return _schoon(request.META.get("REMOTE_ADDR", "")) or ONBEKEND


def _schoon(adres: str) -> str:
    """Return a valid address without port or brackets; empty for anything else."""
    adres = adres.strip()
    for kandidaat in (adres, adres.strip("[]"), adres.rpartition(":")[0].strip("[]")):
        try:
            return str(ipaddress.ip_address(kandidaat))
        except ValueError:
            continue
    return ""
