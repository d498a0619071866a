"""`make start`, from end to end: ready line, accounts, health, recovery, and a clean stop."""

import contextlib
import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reis.hulp import wacht_op

WORTEL = Path(__file__).resolve().parent.parent
GEDULD = 600  # seconds; the demonstration fills itself on a busy machine
pytestmark = [pytest.mark.eenmaal, pytest.mark.xdist_group("starten")]


def vrije_poort() -> int:
    """Return a port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Start:
    """`make start` in a process group of its own, with everything it says."""

    def __init__(self, data: Path, poort: int) -> None:
        clean = ("TEST_", "PYTEST_", "DATA", "DATABASE_URL", "CELERY_BROKER_URL", "DEMONSTRATIE")
        # The mark is in the environment of every process that this start brings about.
        self.merk = f"START_MERK={data}-{poort}-{time.monotonic_ns()}"
        omgeving = {k: v for k, v in os.environ.items() if not k.startswith(clean)}
        omgeving |= {"DATA": str(data), "PORT": str(poort)} | dict([self.merk.split("=", 1)])
        # Its own collected files: those of the run are being read by the other tests.
        omgeving["STATIC_ROOT"] = str(data.parent / "statisch")
        # A tool of the tests lets processes rename themselves; they may not write over the mark.
        omgeving["SPT_NOENV"] = "1"
        omgeving.pop("DJANGO_SETTINGS_MODULE", None)
        omgeving.pop("MAKELEVEL", None)
        self.adres = f"http://localhost:{poort}"
        self.proces = subprocess.Popen(
            ["make", "start", f"PYTHON={sys.executable}"],
            cwd=WORTEL,
            env=omgeving,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            # A run in the background ignores SIGINT, and so would everything that it starts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        self.regels: list[str] = []
        self._lezer = threading.Thread(target=self._lees, daemon=True)
        self._lezer.start()

    def _lees(self) -> None:
        assert self.proces.stdout
        with self.proces.stdout as said:
            for regel in said:
                self.regels.append(regel.rstrip())

    @property
    def uitvoer(self) -> str:
        """Everything it said."""
        return "\n".join(self.regels)

    def lees_uit(self) -> None:
        """Read to the end of what it says."""
        self._lezer.join(20)

    def wacht_op_klaar(self) -> None:
        """Wait for the ready line; fails at once when it ends before that."""

        def klaar() -> bool:
            assert self.proces.poll() is None, self.uitvoer
            return any(r.startswith("Het portaal is klaar") for r in self.regels)

        wacht_op(klaar, "the ready line", GEDULD)

    def gezond(self) -> dict[str, str]:
        """What /gezond/ says."""
        with urllib.request.urlopen(f"{self.adres}/gezond/", timeout=10) as answer:
            return json.load(answer)

    def processen(self, deel: str = "") -> list[int]:
        """Processes that this start brought about, by the mark in their environment."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                marked = self.merk.encode() in (folder / "environ").read_bytes().split(b"\0")
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if marked and command and deel in command:  # an ended one has no command any more
                found.append(int(folder.name))
        return found

    def eis_weg(self) -> None:
        """Fail when a process is left."""
        self.proces.wait(90)
        wacht_op(lambda: not self.processen(), "the end of every process", 60)
        self.lees_uit()
        assert "Gestopt." in self.uitvoer
        assert "Traceback" not in self.uitvoer


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all starts of this module share: the first fills it."""
    return tmp_path_factory.mktemp("start")


@pytest.fixture
def start(data: Path) -> Iterator[Start]:
    """A start that is over after the test, whatever happened."""
    running = Start(data, vrije_poort())
    yield running
    for pid in [running.proces.pid, *running.processen()]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    running.proces.wait(10)
    running.lees_uit()


def test_first_start_fills_an_empty_folder_and_stops_clean(start: Start, data: Path) -> None:
    start.wacht_op_klaar()
    assert f"{start.adres}/" in start.regels[-2]
    gezond = start.gezond()
    assert gezond.pop("controle") in {"onbekend", "goed"}  # the worker looks through the log soon
    assert gezond == {
        "stand": "goed",
        "database": "goed",
        "werker": "goed",
        "opslag": "goed",
        "mislukt_werk": "goed",
        "kopie": "onbekend",
    }
    lijst = json.loads((data / "demonstratie.json").read_text())
    assert lijst["adres"].startswith(start.adres)
    assert lijst["inloggen"].startswith(start.adres)
    assert {"rol", "naam", "bij", "email", "wachtwoord"} <= lijst["accounts"][0].keys()
    for account in lijst["accounts"]:
        assert account["email"] in start.uitvoer
    with urllib.request.urlopen(start.adres, timeout=20) as page:
        assert page.status == 200
    os.killpg(start.proces.pid, signal.SIGTERM)
    start.eis_weg()


def test_second_start_fills_nothing_and_recovers_a_killed_worker(start: Start) -> None:
    start.wacht_op_klaar()
    assert "gespeeld" not in start.uitvoer, "the demonstration is filled only once"
    (worker,) = start.processen("celery")
    os.kill(worker, signal.SIGKILL)
    wacht_op(lambda: set(start.processen("celery")) - {worker}, "a new worker", 60)
    master = min(start.processen("gunicorn"))
    os.kill(master, signal.SIGKILL)
    wacht_op(lambda: "De webserver is gestopt" in start.uitvoer, "the fall of the web server")

    def antwoordt() -> bool:
        try:
            return start.gezond()["stand"] == "goed"
        except OSError:
            return False

    wacht_op(antwoordt, "a new web server", 120)
    os.killpg(start.proces.pid, signal.SIGINT)
    start.eis_weg()


@pytest.mark.parametrize("teken", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_to_make_alone_stops_everything(start: Start, teken: signal.Signals) -> None:
    start.wacht_op_klaar()
    os.kill(start.proces.pid, teken)
    start.eis_weg()


def test_killing_make_outright_leaves_no_process(start: Start) -> None:
    start.wacht_op_klaar()
    start.proces.kill()
    start.proces.wait(10)
    wacht_op(lambda: not start.processen(), "the end of every process", 60)


def test_a_taken_port_is_told_plainly(data: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        taken = Start(data, holder.getsockname()[1])
        assert taken.proces.wait(60) != 0
    taken.lees_uit()
    assert "is niet vrij" in taken.uitvoer
    assert "make start PORT=" in taken.uitvoer
    assert "Traceback" not in taken.uitvoer


def test_a_broken_off_filling_starts_over_and_touches_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(WORTEL / "scripts")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    starten = importlib.import_module("starten")
    database, own = tmp_path / "innovatiebudget.sqlite3", tmp_path / "eigen.txt"
    own.touch()
    with contextlib.suppress(KeyboardInterrupt), starten.vullen(tmp_path):
        database.touch()
        raise KeyboardInterrupt
    with starten.vullen(tmp_path):
        assert not database.exists()
        database.touch()
    with starten.vullen(tmp_path):
        assert database.exists()
    assert sorted(file.name for file in tmp_path.iterdir()) == [own.name, database.name]
