"""Real worker processes on a real queue, to kill in the middle of their work."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

WORTEL = Path(__file__).parent.parent.parent


def wacht_tot(vraag: Callable[[], object], seconden: float = 60) -> object:
    """Ask until the answer is true; fails the test after so many seconds."""
    end = time.monotonic() + seconden
    while not (answer := vraag()):
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.1)
    return answer


class Werkers:
    """Start and kill workers that share the test's database, files and queue."""

    def __init__(self, broker: str, map_: Path, pool: str, lease: int = 3) -> None:
        self.pool = pool
        self.map = map_
        self.omgeving = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.kern.werker_instellingen",
            "CELERY_BROKER_URL": broker,
            "TEST_DATABASE": str(connection.settings_dict["NAME"]),
            "TEST_DATA": str(map_),
            "WERKER_MAP": str(map_),
            "OPDRACHT_LEASE": str(lease),
            "PYTHONUNBUFFERED": "1",
        }
        self.lopend: list[subprocess.Popen[bytes]] = []

    def start(self, naam: str) -> "subprocess.Popen[bytes]":
        """Start a worker in a process group of its own."""
        options = ["-P", self.pool, "-n", f"{naam}@proef", "--without-gossip", "--without-mingle"]
        if self.pool == "prefork":
            options += ["-c", "1"]
        with (self.map / f"{naam}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "innovatiebudget", "worker", *options],
                cwd=WORTEL,
                env=self.omgeving,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.lopend.append(process)
        return process

    def dood(self, process: "subprocess.Popen[bytes]") -> None:
        """Kill a worker and its children at once: kill -9."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=20)
        self.lopend.remove(process)

    def stop(self) -> None:
        """Stop what still runs."""
        for process in list(self.lopend):
            self.dood(process)

    def verhaal(self) -> str:
        """Return what the workers said."""
        return "\n".join(p.read_text(errors="replace") for p in sorted(self.map.glob("*.log")))


@contextmanager
def werkers(broker: str, map_: Path, pool: str) -> Iterator[Werkers]:
    """Run workers for the block and leave none behind."""
    group = Werkers(broker, map_, pool)
    try:
        yield group
    finally:
        group.stop()
