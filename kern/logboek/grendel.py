"""The lock on the log: database triggers that refuse UPDATE and DELETE (W61).

They hold against a mistake in code and against someone with a database console; who removes the
triggers first still breaks the chain, which `manage.py controleer_logboek` shows.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

TABEL = "kern_gebeurtenis"

MELDING = "Het logboek kan niet worden gewijzigd."

_SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS {TABEL}_geen_{act.lower()} BEFORE {act} ON {TABEL} "
    f"BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
    for act in ("UPDATE", "DELETE")
]

_SQLITE_WEG = [f"DROP TRIGGER IF EXISTS {TABEL}_geen_{act}" for act in ("update", "delete")]

_POSTGRESQL = [
    f"CREATE OR REPLACE FUNCTION {TABEL}_weiger() RETURNS trigger AS $$ "
    f"BEGIN RAISE EXCEPTION '{MELDING}'; END $$ LANGUAGE plpgsql",
    f"CREATE OR REPLACE TRIGGER {TABEL}_geen_wijziging BEFORE UPDATE OR DELETE ON {TABEL} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABEL}_weiger()",
]

_POSTGRESQL_WEG = [f"DROP TRIGGER IF EXISTS {TABEL}_geen_wijziging ON {TABEL}"]


def _voer_uit(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def zet(connection: BaseDatabaseWrapper) -> None:
    """Put the lock on; safe to repeat."""
    _voer_uit(connection, _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL)


def haal_weg(connection: BaseDatabaseWrapper) -> None:
    """Take the lock off, for a migration of the table or the flush of a test database."""
    _voer_uit(connection, _SQLITE_WEG if connection.vendor == "sqlite" else _POSTGRESQL_WEG)


@contextmanager
def open_(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take the lock off for the block and put it back after it."""
    haal_weg(connection)
    try:
        yield
    finally:
        zet(connection)


def staat(connection: BaseDatabaseWrapper) -> bool:
    """Tell whether the lock is on."""
    if connection.vendor == "sqlite":
        query = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
        wanted = 2
    else:
        query = "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
        query += " AND tgenabled <> 'D'"
        wanted = 1
    with connection.cursor() as cursor:
        cursor.execute(query, [TABEL])
        return bool(cursor.fetchone()[0] >= wanted)
