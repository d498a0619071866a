"""Ask `/gezond/` on this machine, or with `leeft` `/leeft/`; exit code 0 when all is well.

Docker's health check asks `leeft`: a web process that answers must not be replaced because a
database is away.

Asks with a host name that the portal accepts, and as if through the proxy that does TLS.
"""

import os
import sys
import urllib.error
import urllib.request


def vraag(poort: int, pad: str = "gezond") -> tuple[bool, str]:
    """Return whether the portal on this port is well, and what it said."""
    namen = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")
    host = namen[0].strip().lstrip(".")
    verzoek = urllib.request.Request(
        f"http://127.0.0.1:{poort}/{pad}/",
        headers={"Host": "localhost" if host == "*" else host, "X-Forwarded-Proto": "https"},
    )
    try:
        with urllib.request.urlopen(verzoek, timeout=8) as antwoord:
            return antwoord.status == 200, antwoord.read(500).decode(errors="replace")
    except urllib.error.HTTPError as fout:
        with fout:
            return False, fout.read(500).decode(errors="replace")
    except OSError as fout:
        return False, str(fout)


if __name__ == "__main__":
    goed, stand = vraag(int(os.environ.get("PORT", "8000")), *sys.argv[1:2])
    print(stand)
    sys.exit(0 if goed else 1)
