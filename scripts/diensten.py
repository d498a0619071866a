"""PostgreSQL and Redis for the tests: those of the environment, of this machine, or our own.

`postgres(stapel)` and `redis(stapel)` return an address; what they start themselves they register
on the ExitStack, so that it stops and disappears after the run, whatever happened.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg2
import redis as redis_client

sys.path.insert(0, str(Path(__file__).resolve().parent))
from installeren import apt, stop


def vrije_poort() -> int:
    """Return a TCP port that is free now on this machine."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def _mag_databases_maken(url: str) -> bool:
    """Tell whether this address answers and its user may create databases."""
    try:
        verbinding = psycopg2.connect(url, connect_timeout=3)
    except psycopg2.Error:
        return False
    with contextlib.closing(verbinding), verbinding.cursor() as cursor:
        cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
        return bool((cursor.fetchone() or [False])[0])


def _lokale_adressen() -> Iterator[str]:
    """Addresses under which a PostgreSQL of this machine usually answers."""
    poort = os.environ.get("PGPORT", "5432")
    wachtwoord = os.environ.get("PGPASSWORD", "")
    gebruikers = [os.environ.get("PGUSER", ""), getpass.getuser(), "postgres"]
    geheim = f":{quote(wachtwoord)}" if wachtwoord else ""
    for host in filter(None, [os.environ.get("PGHOST"), "127.0.0.1", "/var/run/postgresql"]):
        for gebruiker in dict.fromkeys(filter(None, gebruikers)):
            yield f"postgres://{quote(gebruiker)}{geheim}@{quote(host, safe='')}:{poort}/postgres"


def postgres(stapel: contextlib.ExitStack) -> str:
    """Return the address of a PostgreSQL on which test databases may be made."""
    for naam in ("TEST_DATABASE_URL", "DATABASE_URL"):
        url = os.environ.get(naam, "")
        if url.startswith(("postgres://", "postgresql://")):
            if _mag_databases_maken(url):
                return url
            stop(
                f"De database van {naam} antwoordt niet, of de gebruiker mag geen databases maken "
                "(recht CREATEDB). Herstel dat, of haal de variabele weg om een eigen te gebruiken."
            )
    for url in _lokale_adressen():
        if _mag_databases_maken(url):
            return url
    return _eigen_postgres(stapel)


def _pg_programma(naam: str) -> str | None:
    gevonden = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{naam}"), reverse=True)
    return str(gevonden[0]) if gevonden else shutil.which(naam)


def _eigen_postgres(stapel: contextlib.ExitStack) -> str:
    """Install PostgreSQL when needed and start one in a temporary folder, for this run alone."""
    if not _pg_programma("initdb"):
        apt(["postgresql"], "de tests op PostgreSQL")
    map_ = Path(stapel.enter_context(tempfile.TemporaryDirectory(prefix="innovatiebudget-pg-")))
    als: dict[str, str] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        als = {"user": "postgres", "group": "postgres"}
        eigenaar = pwd.getpwnam("postgres")
        os.chown(map_, eigenaar.pw_uid, eigenaar.pw_gid)
    gegevens, poort = str(map_ / "gegevens"), vrije_poort()

    def pg(programma: str, *delen: str) -> None:
        regel = [_pg_programma(programma) or programma, *delen]
        subprocess.run(regel, check=True, stdout=subprocess.DEVNULL, cwd=map_, **als)  # type: ignore[call-overload]

    pg("initdb", "-D", gegevens, "-U", "test", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8")
    opties = (
        f"-p {poort} -k {map_} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
    )
    pg("pg_ctl", "-D", gegevens, "-w", "-l", str(map_ / "log"), "-o", opties, "start")
    stapel.callback(pg, "pg_ctl", "-D", gegevens, "-m", "immediate", "stop")
    return f"postgres://test@127.0.0.1:{poort}/postgres"


def ruim_databases_op(url: str, begin: str) -> None:
    """Drop test databases of this run that a broken-off run left behind."""
    with contextlib.suppress(psycopg2.Error):
        verbinding = psycopg2.connect(url, connect_timeout=3)
        verbinding.autocommit = True
        with contextlib.closing(verbinding), verbinding.cursor() as cursor:
            cursor.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [begin]
            )
            for (naam,) in cursor.fetchall():
                cursor.execute(f'DROP DATABASE IF EXISTS "{naam}" WITH (FORCE)')


def _antwoordt(url: str) -> bool:
    try:
        with contextlib.closing(redis_client.Redis.from_url(url, socket_timeout=3)) as klant:
            return bool(klant.ping())
    except redis_client.RedisError:
        return False


def redis(stapel: contextlib.ExitStack) -> str:
    """Return the address of a Redis; keys of the tests carry a prefix of their own."""
    for naam in ("TEST_REDIS_URL", "CELERY_BROKER_URL", "REDIS_URL"):
        url = os.environ.get(naam, "")
        if urlsplit(url).scheme in {"redis", "rediss", "unix"}:
            if _antwoordt(url):
                return url
            stop(f"De Redis van {naam} antwoordt niet. Start hem, of haal de variabele weg.")
    if _antwoordt("redis://127.0.0.1:6379/0"):
        return "redis://127.0.0.1:6379/0"
    return _eigen_redis(stapel)


def _eigen_redis(stapel: contextlib.ExitStack) -> str:
    """Install Redis when needed and start one that keeps nothing, for this run alone."""
    if not shutil.which("redis-server"):
        apt(["redis-server"], "de tests met een echte wachtrij")
    poort = vrije_poort()
    map_ = stapel.enter_context(tempfile.TemporaryDirectory(prefix="innovatiebudget-redis-"))
    proces = subprocess.Popen(
        [
            *("redis-server", "--bind", "127.0.0.1", "--port", str(poort), "--dir", map_),
            *("--save", "", "--appendonly", "no", "--loglevel", "warning"),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    stapel.callback(proces.wait)
    stapel.callback(proces.terminate)
    url = f"redis://127.0.0.1:{poort}/0"
    wacht_op(lambda: _antwoordt(url), "de eigen Redis")
    return url


def ruim_sleutels_op(url: str, begin: str) -> None:
    """Remove the keys that this run left in Redis."""
    with (
        contextlib.suppress(redis_client.RedisError),
        contextlib.closing(redis_client.Redis.from_url(url)) as klant,
    ):
        for sleutel in klant.scan_iter(match=f"{begin}*", count=1000):
            klant.delete(sleutel)


def wacht_op(klaar: Callable[[], bool], wat: str, seconden: float = 20) -> None:
    """Wait until `klaar()` is true; stops with a plain message when that takes too long."""
    grens = time.monotonic() + seconden
    while not klaar():
        if time.monotonic() > grens:
            stop(f"Wachten op {wat} duurde langer dan {seconden:.0f} seconden.")
        time.sleep(0.1)
