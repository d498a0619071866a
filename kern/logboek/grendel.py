"""The lock on the log: database triggers that refuse UPDATE, DELETE, REPLACE and TRUNCATE (W61).

They hold against a mistake in code and against someone with a database console; who removes the
triggers first still breaks the chain, which `manage.py controleer_alles` shows. It also tries what
the triggers do: an empty trigger of the same name is no lock.
"""

# ruff: noqa: S608 (nothing in these statements comes from outside)

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

TABEL = "kern_gebeurtenis"

MELDING = "Het logboek kan niet worden gewijzigd."

_WEIGER = f"BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"

# REPLACE passes a trigger on DELETE, so an INSERT in the place of a line is refused too.
_SQLITE = {
    f"{TABEL}_geen_update": f"BEFORE UPDATE ON {TABEL} {_WEIGER}",
    f"{TABEL}_geen_delete": f"BEFORE DELETE ON {TABEL} {_WEIGER}",
    f"{TABEL}_geen_replace": f"BEFORE INSERT ON {TABEL} WHEN EXISTS (SELECT 1 FROM {TABEL} "
    "WHERE id = NEW.id OR volgnummer = NEW.volgnummer OR hash = NEW.hash) " + _WEIGER,
}

_FUNCTIE = f" BEGIN RAISE EXCEPTION '{MELDING}'; END "

# name -> when, and what PostgreSQL keeps of it: pg_trigger.tgtype
_POSTGRESQL = {
    f"{TABEL}_geen_wijziging": ("BEFORE UPDATE OR DELETE", "ROW", 27),
    f"{TABEL}_geen_truncate": ("BEFORE TRUNCATE", "STATEMENT", 34),
}


def _voer_uit(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def zet(connection: BaseDatabaseWrapper) -> None:
    """Put the lock on; safe to repeat."""
    if connection.vendor == "sqlite":
        haal_weg(connection)
        _voer_uit(connection, [f"CREATE TRIGGER {n} {wat}" for n, wat in _SQLITE.items()])
        return
    functie = f"CREATE OR REPLACE FUNCTION {TABEL}_weiger() RETURNS trigger AS $${_FUNCTIE}$$"
    _voer_uit(connection, [f"{functie} LANGUAGE plpgsql"])
    for naam, (wanneer, elke, _) in _POSTGRESQL.items():
        trigger = f"CREATE OR REPLACE TRIGGER {naam} {wanneer} ON {TABEL} FOR EACH {elke}"
        _voer_uit(connection, [f"{trigger} EXECUTE FUNCTION {TABEL}_weiger()"])


def haal_weg(connection: BaseDatabaseWrapper) -> None:
    """Take the lock off, for a migration of the table or the flush of a test database."""
    if connection.vendor == "sqlite":
        _voer_uit(connection, [f"DROP TRIGGER IF EXISTS {naam}" for naam in _SQLITE])
    else:
        drop = "DROP TRIGGER IF EXISTS {} ON " + TABEL
        _voer_uit(connection, [drop.format(naam) for naam in _POSTGRESQL])


@contextmanager
def open_(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take the lock off for the block and put it back after it."""
    haal_weg(connection)
    try:
        yield
    finally:
        zet(connection)


def staat(connection: BaseDatabaseWrapper) -> bool:
    """Tell whether the lock is on and does what it must."""
    return not gebreken(connection)


def gebreken(connection: BaseDatabaseWrapper) -> list[str]:
    """Say in Dutch all that is wrong with the lock: what it says, and what it does when tried."""
    sqlite = connection.vendor == "sqlite"
    geschreven = _geschreven_sqlite if sqlite else _geschreven_postgresql
    return [*geschreven(connection), *_proef(connection)]


def _geschreven_sqlite(connection: BaseDatabaseWrapper) -> Iterator[str]:
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    er_is = {naam: vorm for naam, vorm in _vraag(connection, query, [TABEL])}  # noqa: C416
    yield from _vergelijk(er_is, {n: f"CREATE TRIGGER {n} {wat}" for n, wat in _SQLITE.items()})


def _geschreven_postgresql(connection: BaseDatabaseWrapper) -> Iterator[str]:
    query = (
        "SELECT t.tgname, concat_ws('/', t.tgtype, t.tgenabled, t.tgqual IS NULL,"
        " t.tgattr::text = '', p.proname, p.prosrc) FROM pg_trigger t"
        " JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = %s::regclass AND NOT t.tgisinternal"
    )
    er_is = {naam: vorm for naam, vorm in _vraag(connection, query, [TABEL])}  # noqa: C416
    vorm = {n: f"{t}/O/t/t/{TABEL}_weiger/{_FUNCTIE}" for n, (_, _, t) in _POSTGRESQL.items()}
    yield from _vergelijk(er_is, vorm)
    regels = "SELECT rulename FROM pg_rules WHERE schemaname = current_schema() AND tablename = %s"
    for (naam,) in _vraag(connection, regels, [TABEL]):
        yield f"Op het logboek staat de regel “{naam}”, die er niet hoort."


def _vergelijk(er_is: dict[str, str], hoort: dict[str, str]) -> Iterator[str]:
    for naam, wat in hoort.items():
        if naam not in er_is:
            yield f"De trigger “{naam}” ontbreekt."
        elif er_is[naam] != wat:
            yield f"De trigger “{naam}” is vervangen of uitgezet."
    for naam in sorted(er_is.keys() - hoort.keys()):
        yield f"Op het logboek staat de trigger “{naam}”, die er niet hoort."


def _vraag(connection: BaseDatabaseWrapper, sql: str, params: list[str]) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _proef(connection: BaseDatabaseWrapper) -> list[str]:
    """Try to change and remove lines, all undone again; name what was not refused.

    On the first, a middle and the last line, so that a trigger that guards some lines is seen.
    """
    query = f"SELECT min(volgnummer), max(volgnummer), count(*) FROM {TABEL}"
    [(eerste, laatste, aantal)] = _vraag(connection, query, [])
    if not aantal:
        return []
    gelukt = []
    with transaction.atomic(using=connection.alias):
        kolommen = _kolommen(connection)
        for nummer in sorted({int(eerste), (int(eerste) + int(laatste)) // 2, int(laatste)}):
            for naam, sql in _pogingen(connection.vendor, kolommen, str(nummer)):
                if not _geweigerd(connection, sql):
                    gelukt.append(f"{naam} van regel {nummer} wordt niet geweigerd.")
        if connection.vendor == "postgresql":
            _voer_uit(connection, ["SET LOCAL lock_timeout = '2s'"])
            if not _geweigerd(connection, f"TRUNCATE {TABEL}", anders=True):
                gelukt.append("Leegmaken van het logboek (TRUNCATE) wordt niet geweigerd.")
            _voer_uit(connection, ["SET LOCAL lock_timeout = DEFAULT"])
    return gelukt


def _kolommen(connection: BaseDatabaseWrapper) -> list[str]:
    with connection.cursor() as cursor:
        return [k.name for k in connection.introspection.get_table_description(cursor, TABEL)]


def _pogingen(soort: str, kolommen: list[str], nummer: str) -> Iterator[tuple[str, str]]:
    """Give what is tried on one line: every column, the line itself, and REPLACE."""
    waar = f"WHERE volgnummer = {nummer}"
    for kolom in kolommen:
        yield f"Wijzigen ({kolom})", f"UPDATE {TABEL} SET {kolom} = {kolom} {waar}"
    yield "Weghalen", f"DELETE FROM {TABEL} {waar}"
    if soort == "sqlite":
        yield "Vervangen (REPLACE)", f"REPLACE INTO {TABEL} SELECT * FROM {TABEL} {waar}"


def _geweigerd(connection: BaseDatabaseWrapper, sql: str, *, anders: bool = False) -> bool:
    """Try one statement and undo it; True when the lock refused it.

    A line that is not there refuses nothing, and that is no fault of the lock. `anders`: another
    refusal will do, such as that the table was in use.
    """
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(sql)
            geraakt = cursor.rowcount
            transaction.set_rollback(True, using=connection.alias)
    except DatabaseError as exc:
        return anders or MELDING in str(exc)
    return not geraakt
