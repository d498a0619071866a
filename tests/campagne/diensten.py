"""Real services of a campaign's own, to kill: PostgreSQL, Redis, web, worker, a mail server."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from tests.kern.smtp_sink import SmtpSink, _Gesprek

WORTEL = Path(__file__).resolve().parents[2]


def vrije_poort() -> int:
    """Return a TCP port that is free now."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


class Postgres:
    """A PostgreSQL that writes through to disk, as a real one, and is crashed on purpose."""

    def __init__(self, map_: Path) -> None:
        self.map, self.poort = map_, vrije_poort()
        map_.mkdir()
        self.als: dict[str, str] = {}
        if os.geteuid() == 0:
            self.als = {"user": "postgres", "group": "postgres"}
            eigenaar = pwd.getpwnam("postgres")
            os.chown(map_, eigenaar.pw_uid, eigenaar.pw_gid)
            map_.parent.chmod(0o755)
        self._pg("initdb", "-U", "test", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8")
        self.start()

    def _pg(self, programma: str, *delen: str) -> None:
        gevonden = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{programma}"), reverse=True)
        regel = [str(gevonden[0]) if gevonden else programma, "-D", str(self.map / "gegevens")]
        subprocess.run(  # type: ignore[call-overload]
            [*regel, *delen], check=True, stdout=subprocess.DEVNULL, cwd=self.map, **self.als
        )

    def start(self) -> None:
        """Start it and wait until it answers."""
        opties = f"-p {self.poort} -k {self.map} -c listen_addresses=127.0.0.1"
        self._pg("pg_ctl", "-w", "-t", "120", "-l", str(self.map / "log"), "-o", opties, "start")

    def stop(self) -> None:
        """Stop it as a crash does: nothing is finished, the next start recovers."""
        with contextlib.suppress(subprocess.CalledProcessError):
            self._pg("pg_ctl", "-m", "immediate", "stop")

    @property
    def url(self) -> str:
        """Address of the database."""
        return f"postgres://test@127.0.0.1:{self.poort}/postgres"


class Proces:
    """A process that is kept running by the campaign, whatever happens to it."""

    def __init__(self, naam: str, opdracht: list[str], omgeving: dict[str, str], log: Path) -> None:
        self.naam, self.opdracht, self.omgeving, self.log = naam, opdracht, omgeving, log
        self.proces: subprocess.Popen[bytes] | None = None
        self.starts = 0

    def start(self) -> None:
        """Start it in a process group of its own."""
        with self.log.open("ab") as log:
            self.proces = subprocess.Popen(
                self.opdracht,
                cwd=WORTEL,
                env=self.omgeving,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.starts += 1

    def houd_draaiend(self) -> None:
        """Start it again when it ended."""
        if self.proces and self.proces.poll() is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.proces.pid, signal.SIGKILL)  # what it left behind
            self.start()

    def kinderen(self) -> list[int]:
        """Process ids of its children."""
        if not self.proces:
            return []
        bestand = Path(f"/proc/{self.proces.pid}/task/{self.proces.pid}/children")
        with contextlib.suppress(OSError):
            return [int(pid) for pid in bestand.read_text().split()]
        return []

    def dood(self, *, groep: bool) -> bool:
        """Kill -9 of the process (or the whole group); False when there was nothing to kill."""
        if not self.proces or self.proces.poll() is not None:
            return False
        with contextlib.suppress(ProcessLookupError):
            (os.killpg if groep else os.kill)(self.proces.pid, signal.SIGKILL)
        return True

    def stop(self) -> None:
        """Stop it for good."""
        if self.proces:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.proces.pid, signal.SIGKILL)
            self.proces.wait()
            self.proces = None


class _Brief(_Gesprek):
    server: Postbus

    def handle(self) -> None:
        """Hang up at once while the server is "down"."""
        if not self.server.dicht:
            with contextlib.suppress(OSError):
                super().handle()


class Postbus(SmtpSink):
    """A mail server that can be down, and that remembers when each mail was taken over."""

    def __init__(self) -> None:
        super().__init__()
        self.RequestHandlerClass = _Brief
        self.dicht = False
        self.draad = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)
        self.draad.start()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed is no news."""


class Portaal:
    """The whole portal of one campaign in one folder."""

    def __init__(self, map_: Path, *, sqlite: bool) -> None:
        self.map, self.sqlite = map_, sqlite
        self.data = map_ / "data"
        self.data.mkdir(mode=0o700)
        self.klein = self._kleine_schijf()
        self.post = Postbus()
        self.pg = None if sqlite else Postgres(map_ / "pg")
        self.redis: Proces | None = None
        self.poort = vrije_poort()
        self.adres = f"http://127.0.0.1:{self.poort}"
        broker = "filesystem://localhost" if sqlite else self._start_redis()
        anders = {"DATABASE_URL", "CELERY_BROKER_URL", "SECRET_KEY", "STATIC_ROOT", "TEST_DATA"}
        self.omgeving = {k: v for k, v in os.environ.items() if k not in anders} | {
            "DJANGO_SETTINGS_MODULE": "tests.campagne.instellingen",
            "DATA": str(self.data),
            "DEMONSTRATIE": "1",
            "CELERY_BROKER_URL": broker,
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(self.post.poort),
            "SITE_URL": self.adres,
            "PORT": str(self.poort),
            "OPDRACHT_LEASE": "6",
            "PYTHONUNBUFFERED": "1",
            "PYTHONWARNINGS": "ignore",
            **({"DATABASE_URL": self.pg.url} if self.pg else {}),
        }
        self.web = Proces("web", self._web(), self.omgeving, map_ / "web.log")
        self.werker = Proces("worker", self._werker(), self.omgeving, map_ / "werker.log")
        self.let_op = threading.Event()  # set: look after the processes
        self._einde = threading.Event()
        threading.Thread(target=self._toezicht, daemon=True).start()

    def _kleine_schijf(self) -> bool:
        """Give the folder a small disk of its own where we may, so that it can be full."""
        if os.geteuid():
            return False
        opdracht = ["mount", "-t", "tmpfs", "-o", "size=1g,mode=700", "tmpfs", str(self.data)]
        return subprocess.run(opdracht, check=False, stderr=subprocess.DEVNULL).returncode == 0

    def _start_redis(self) -> str:
        poort = vrije_poort()
        opdracht = ["redis-server", "--port", str(poort), "--bind", "127.0.0.1", "--save", ""]
        self.redis = Proces("redis", opdracht, dict(os.environ), self.map / "redis.log")
        self.redis.start()
        return f"redis://127.0.0.1:{poort}/0"

    def _web(self) -> list[str]:
        return [
            *(sys.executable, "-m", "gunicorn", "innovatiebudget.wsgi"),
            *("--bind", f"127.0.0.1:{self.poort}", "--no-control-socket"),
            *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
            *("--timeout", "60", "--graceful-timeout", "5", "--log-level", "warning"),
        ]

    def _werker(self) -> list[str]:
        pool = ("--pool", "solo") if self.sqlite else ("--pool", "prefork", "-c", "1")
        return [
            *(sys.executable, "-m", "celery", "--quiet", "--app", "innovatiebudget", "worker"),
            *(*pool, "--loglevel", "WARNING", "--without-gossip", "--without-mingle"),
        ]

    def start(self) -> None:
        """Start web and worker, and look after them from now on."""
        self.web.start()
        self.werker.start()
        self.let_op.set()

    def _toezicht(self) -> None:
        while not self._einde.wait(0.3):
            if self.let_op.is_set():
                for proces in (self.web, self.werker, self.redis):
                    if proces:
                        proces.houd_draaiend()

    def stop(self) -> None:
        """Stop everything that this campaign started."""
        self.let_op.clear()
        self._einde.set()
        time.sleep(0.4)
        for proces in (self.web, self.werker, self.redis):
            if proces:
                proces.stop()
        if self.pg:
            self.pg.stop()
        self.post.shutdown()
        if self.klein:
            subprocess.run(["umount", "-l", str(self.data)], check=False)

    def vul_schijf(self) -> bool:
        """Fill the small disk to the last byte; False where there is none."""
        if not self.klein:
            return False
        with contextlib.suppress(OSError), (self.data / "ballast").open("wb", 0) as ballast:
            ballast.write(b"0" * (shutil.disk_usage(self.data).free - 4096))
            while True:
                ballast.write(b"0" * 512)
        return True

    def leeg_schijf(self) -> None:
        """Make room again."""
        (self.data / "ballast").unlink(missing_ok=True)
