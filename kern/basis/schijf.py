"""What the portal keeps on disk is for its own user alone: folders 0700, files 0600."""

import os
from contextlib import suppress
from pathlib import Path

MAPPEN = ("", "bestanden", "mail", "wachtrij", "wachtrij-control", "metingen")
BESTANDEN = (
    "innovatiebudget.sqlite3*",
    "demonstratie.json",
    "secret_key",
    "logboek.sleutel",
    "portaal.soort",
    ".slot",
)


def sluit_af(data: Path) -> None:
    """Let this process make only private files, and close what an earlier version left open.

    What belongs to another user is left as it is. Called where a process begins that stores
    something; not by `collectstatic`, whose files are meant to be read.
    """
    os.umask(0o077)
    with suppress(OSError):
        for naam in MAPPEN:
            if (map_ := data / naam).is_dir():
                map_.chmod(0o700)
        for patroon in BESTANDEN:
            for bestand in data.glob(patroon):
                bestand.chmod(0o600)
