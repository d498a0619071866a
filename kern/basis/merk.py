"""Demonstration or real: a portal is marked at its birth, and never becomes the other kind.

The mark stands twice: in a small file in DATA, so that a process knows it before it opens a
database, and in the database, so that a copy restored elsewhere carries it along. What only needs
the file is standard library, for the settings and `scripts/starten.py`.
"""

import contextlib
import sqlite3
from enum import StrEnum
from pathlib import Path

BESTAND = "portaal.soort"
SQLITE = "innovatiebudget.sqlite3"


class Soort(StrEnum):
    """The kinds of portal; the values stand in the file and in the database."""

    DEMONSTRATIE = "demonstratie"
    ECHT = "echt"

    @classmethod
    def van(cls, demonstratie: bool) -> "Soort":
        """Return the kind that the setting DEMONSTRATIE asks for."""
        return cls.DEMONSTRATIE if demonstratie else cls.ECHT


def soort_van_map(data: Path) -> Soort | None:
    """Tell what a folder is: by its mark, else by what it holds; None for one without data."""
    merk = data / BESTAND
    if merk.is_file():
        return Soort(merk.read_text().strip())
    if (data / "demonstratie.json").is_file() or (data / ".vullen").exists():
        return Soort.DEMONSTRATIE
    database = data / SQLITE
    if database.is_file() and database.stat().st_size:
        return _soort_van_sqlite(database)
    return None


def _soort_van_sqlite(database: Path) -> Soort | None:
    """Tell what a database of before the marks is: only a demonstration ever shifted its clock."""
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as verbinding:
        try:
            if verbinding.execute("SELECT 1 FROM kern_klok LIMIT 1").fetchone():
                return Soort.DEMONSTRATIE
            mensen = verbinding.execute("SELECT 1 FROM deelnemers_gebruiker LIMIT 1").fetchone()
        except sqlite3.OperationalError:  # no tables yet, or locked: the database itself is asked
            return None
    return Soort.ECHT if mensen else None


def bezwaar(soort: Soort | None, gevraagd: Soort, plek: str) -> str:
    """Say in Dutch why a portal can't start as what was asked; empty when it can."""
    if soort is None or soort == gevraagd:
        return ""
    if soort == Soort.ECHT:
        return (
            f"{plek} is van een echt portaal en start niet als demonstratie: dan zou iedereen de "
            "klok kunnen verzetten. Zet DEMONSTRATIE=0, of kies voor de demonstratie een andere "
            "map en database."
        )
    return (
        f"{plek} is van een demonstratie en start niet als echt portaal: de accounts en "
        "wachtwoorden ervan zijn bekend. Zet DEMONSTRATIE=1, of begin met een lege map en database."
    )


def eis_map(data: Path, *, demonstratie: bool) -> None:
    """Raise ImproperlyConfigured when the folder belongs to the other kind of portal."""
    from django.core.exceptions import ImproperlyConfigured

    if tekst := bezwaar(soort_van_map(data), Soort.van(demonstratie), f"De map {data}"):
        raise ImproperlyConfigured(tekst)
