"""Start the whole portal with one command and keep it running: web server and worker.

Environment: PORT (8000), HOST (127.0.0.1), DATA (./data: database, files, queue, mail),
DEMONSTRATIE (1: with demonstration and its accounts; 0: an empty portal for real use).

Ends with exit code 0 on SIGINT and SIGTERM and leaves no process behind; also when make itself gets
the signal, or when this process is killed outright. A process that dies is started again.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NoReturn

WORTEL = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(WORTEL / "scripts"), str(WORTEL)]

from gezondheid import vraag  # noqa: E402

from kern.basis.merk import Soort, bezwaar, soort_van_map  # noqa: E402

GEDULD = 15  # seconds a process gets to finish what it was doing
PR_SET_PDEATHSIG = 1


class Gestopt(Exception):
    """Someone asked to stop."""


def meld(tekst: str = "") -> None:
    """Print one line at once."""
    print(tekst, flush=True)


def fout(tekst: str) -> NoReturn:
    """Say in plain words why the portal can't start, and end with exit code 1."""
    print(f"\n{tekst}\n", file=sys.stderr, flush=True)
    raise SystemExit(1)


def ja(waarde: str) -> bool:
    """Read a yes/no variable as the settings do."""
    return waarde.lower() in {"1", "true", "yes", "ja"}


def _sterf_met_ouder() -> None:
    """Ask the kernel (Linux) to send SIGTERM when the parent goes, however it goes."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def make_onderbroken(ouder: int) -> bool:
    """Tell whether the make above us was interrupted (SIGINT sent to make alone).

    Make passes SIGTERM on to us but not SIGINT: it puts the signal back to its default and then
    waits. That is to be seen on Linux: bit 2 of the signals it catches is gone.
    """
    try:
        regels = Path(f"/proc/{ouder}/status").read_text().splitlines()
    except OSError:
        return False
    velden = dict(regel.split(":\t", 1) for regel in regels if ":\t" in regel)
    if velden.get("Name", "").strip() != "make":
        return False
    bit = 1 << (signal.SIGINT - 1)
    gevangen, genegeerd = int(velden["SigCgt"], 16), int(velden["SigIgn"], 16)
    return not gevangen & bit and not genegeerd & bit


class Toezicht:
    """Starts processes, starts again what dies, and stops everything when asked."""

    def __init__(self) -> None:
        self.opdrachten: dict[str, list[str]] = {}
        self.lopend: dict[str, subprocess.Popen[bytes]] = {}
        self.herstarts: list[float] = []
        self.gevraagd = ""  # the name of the signal that asked to stop
        self.ouder = os.getppid()
        for teken in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(teken, self._vraag_stop)
        if "MAKELEVEL" in os.environ:
            _sterf_met_ouder()

    def _vraag_stop(self, teken: int, _frame: object) -> None:
        self.gevraagd = signal.Signals(teken).name

    def controleer(self) -> None:
        """Raise Gestopt when someone asked to stop."""
        if not self.gevraagd and "MAKELEVEL" in os.environ and make_onderbroken(self.ouder):
            self.gevraagd = "make onderbroken"
        if self.gevraagd:
            raise Gestopt(self.gevraagd)

    def _start(self, naam: str, opdracht: list[str]) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl-C in a terminal reaches us alone, and we stop in order.
        self.lopend[naam] = subprocess.Popen(
            opdracht,
            cwd=WORTEL,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_sterf_met_ouder,
        )
        return self.lopend[naam]

    def doe(self, naam: str, opdracht: list[str]) -> None:
        """Run a step of the preparation to its end; stops the portal when it fails."""
        proces = self._start(naam, opdracht)
        while (code := proces.poll()) is None:
            self.controleer()
            time.sleep(0.05)
        del self.lopend[naam]
        if code:
            fout(f"{naam} lukte niet (code {code}). Hierboven staat wat er misging.")

    def houd_draaiend(self, naam: str, opdracht: list[str]) -> None:
        """Start a process that has to stay."""
        self.opdrachten[naam] = opdracht
        self._start(naam, opdracht)

    def ronde(self) -> None:
        """Look once after all processes; start again what died, give up when that keeps on."""
        self.controleer()
        for naam, opdracht in self.opdrachten.items():
            code = self.lopend[naam].poll()
            if code is None:
                continue
            nu = time.monotonic()
            self.herstarts = [t for t in self.herstarts if nu - t < 60] + [nu]
            if len(self.herstarts) > 5:
                fout(f"{naam} stopt telkens (code {code}). Het portaal is gestopt.")
            meld(f"{naam} is gestopt (code {code}) en wordt opnieuw gestart.")
            time.sleep(0.5)
            self._start(naam, opdracht)

    def stop(self) -> None:
        """Stop everything: first ask, after GEDULD seconds force."""
        for proces in self.lopend.values():
            _stuur(proces, signal.SIGTERM)
        grens = time.monotonic() + GEDULD
        for proces in self.lopend.values():
            try:
                proces.wait(max(0.1, grens - time.monotonic()))
            except subprocess.TimeoutExpired:
                _stuur(proces, signal.SIGKILL)
                proces.wait()
            _stuur(proces, signal.SIGKILL, groep=True)  # whatever it left behind


def _stuur(proces: subprocess.Popen[bytes], teken: int, *, groep: bool = False) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if groep:
            os.killpg(proces.pid, teken)
        elif proces.poll() is None:
            proces.send_signal(teken)


def eis_soort(data: Path) -> None:
    """Stop with a plain message when the folder is of the other kind of portal."""
    gevraagd = Soort.van(ja(os.environ["DEMONSTRATIE"]))
    if tekst := bezwaar(soort_van_map(data), gevraagd, f"De map {data}"):
        fout(tekst)


def eis_poort(host: str, poort: int) -> None:
    """Stop with a plain message when something listens on the port already."""
    with socket.socket() as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((host, poort))
        except OSError as reden:
            fout(
                f"Poort {poort} is niet vrij ({reden.strerror}). Er is niets gestart.\n"
                f"Kies een andere poort, bijvoorbeeld:\n\n    make start PORT={poort + 1}"
            )


@contextlib.contextmanager
def eigen_map(data: Path) -> Iterator[None]:
    """Hold the folder for this portal; a second one on the same folder is refused plainly."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        slot: IO[str] = open(data / ".slot", "w")  # noqa: SIM115 - closed below
    except OSError as reden:
        fout(f"De map {data} is niet te gebruiken: {reden.strerror}. Kies een andere met DATA=...")
    with slot:
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            fout(f"Er draait al een portaal met de map {data}. Kies een andere met DATA=...")
        yield


def wacht_tot_gezond(toezicht: Toezicht, poort: int, seconden: float = 180) -> None:
    """Wait until the portal says of itself that database, worker and storage are well."""
    grens = time.monotonic() + seconden
    stand = "geen antwoord"
    while time.monotonic() < grens:
        toezicht.ronde()
        goed, stand = vraag(poort)
        if goed:
            return
        time.sleep(0.2)
    fout(f"Het portaal werd niet gezond binnen {seconden:.0f} seconden: {stand}")


def toon_klaar(data: Path, adres: str, duur: float) -> None:
    """Print the ready line, and in the demonstration who can log in and how."""
    lijst = data / "demonstratie.json"
    if os.environ["DEMONSTRATIE"] == "1" and lijst.is_file():
        gegevens = json.loads(lijst.read_text())
        rijen = [("Rol", "Naam", "Bij", "E-mail", "Wachtwoord")] + [
            tuple(str(a.get(k) or "-") for k in ("rol", "naam", "bij", "email", "wachtwoord"))
            for a in gegevens["accounts"]
        ]
        breedtes = [max(len(rij[i]) for rij in rijen) for i in range(5)]
        meld(f"\nInloggen: {gegevens.get('inloggen') or adres}\n")
        for rij in rijen:
            meld("  " + "  ".join(v.ljust(b) for v, b in zip(rij, breedtes, strict=True)).rstrip())
        meld()
    meld(f"Het portaal is klaar ({duur:.0f} s): {adres}/")
    meld("Stoppen: Ctrl-C")


def _stand_vormgeving() -> str:
    """Fingerprint of everything that becomes a static file: our sources and the lock files."""
    bronnen = [*WORTEL.glob("static/**/*"), *WORTEL.glob("*/static/**/*"), *WORTEL.glob("*.lock")]
    bronnen += [WORTEL / "package-lock.json", WORTEL / "innovatiebudget" / "settings.py"]
    som = hashlib.sha256()
    for bron in sorted(set(bronnen)):
        if bron.is_file():
            stand = bron.stat()
            som.update(f"{bron}:{stand.st_mtime_ns}:{stand.st_size}\n".encode())
    return som.hexdigest()


def zet_vormgeving_klaar(toezicht: Toezicht) -> None:
    """Collect and compress the static files, unless nothing changed since the last time."""
    doel = Path(os.environ.get("STATIC_ROOT", WORTEL / "staticfiles"))
    stempel = WORTEL / ".venv" / ".stand-vormgeving"
    stand = f"{doel} {_stand_vormgeving()}"
    if (doel / "staticfiles.json").is_file() and stempel.is_file() and stempel.read_text() == stand:
        return
    opdracht = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"]
    toezicht.doe("De vormgeving klaarzetten", opdracht)
    stempel.write_text(stand)


@contextlib.contextmanager
def vullen(data: Path) -> Iterator[None]:
    """Mark a new folder while the demonstration fills it; empty one whose filling broke off.

    Only what the filling itself made is removed, and only from a folder that still has the mark.
    """
    merk = data / ".vullen"
    if merk.exists():
        meld("De demonstratie is de vorige keer niet afgekomen; zij wordt opnieuw gemaakt.")
        for naam in ("bestanden", "mail", "wachtrij", "wachtrij-control"):
            shutil.rmtree(data / naam, ignore_errors=True)
        for bestand in [*data.glob("innovatiebudget.sqlite3*"), data / "demonstratie.json"]:
            bestand.unlink(missing_ok=True)
    if not (data / "innovatiebudget.sqlite3").exists() and "DATABASE_URL" not in os.environ:
        merk.touch()
    yield
    merk.unlink(missing_ok=True)


def bereid_voor(toezicht: Toezicht, data: Path) -> None:
    """Bring database and static files up to date, and fill an empty demonstration."""
    beheer = [sys.executable, "manage.py"]
    demonstratie = os.environ["DEMONSTRATIE"] == "1"
    with vullen(data) if demonstratie else contextlib.nullcontext():
        toezicht.doe("De database bijwerken", [*beheer, "migrate", "--noinput", "-v", "0"])
        zet_vormgeving_klaar(toezicht)
        if demonstratie:
            toezicht.doe("De demonstratie laden", [*beheer, "demonstratie", "--als-leeg"])


def start_processen(toezicht: Toezicht, host: str, poort: int) -> None:
    """Start the web server and the worker."""
    toezicht.houd_draaiend(
        "De webserver",
        [
            *(sys.executable, "-m", "gunicorn", "innovatiebudget.wsgi"),
            *("--bind", f"{host}:{poort}", "--no-control-socket"),
            *("--worker-class", "gthread", "--workers", "2", "--threads", "8"),
            *("--timeout", "60", "--graceful-timeout", "10", "--log-level", "warning"),
        ],
    )
    toezicht.houd_draaiend(
        "De werker",
        [
            *(sys.executable, "-m", "celery", "--quiet", "--app", "innovatiebudget", "worker"),
            *("--pool", "solo", "--loglevel", "WARNING"),
            *("--without-gossip", "--without-mingle"),
        ],
    )


def main() -> None:
    """Prepare, start, wait, report, and watch until someone stops it."""
    begin = time.monotonic()
    host = os.environ.get("HOST", "127.0.0.1")
    try:
        poort = int(os.environ.get("PORT") or 8000)
    except ValueError:
        fout(f"PORT moet een getal zijn; nu staat er: {os.environ['PORT']}")
    data = Path(os.environ.get("DATA") or WORTEL / "data").resolve()
    adres = f"http://localhost:{poort}"
    os.environ |= {
        "PORT": str(poort),
        "DATA": str(data),
        "DEMONSTRATIE": "1" if ja(os.environ.get("DEMONSTRATIE", "1")) else "0",
        "DJANGO_SETTINGS_MODULE": "innovatiebudget.settings",
        "PYTHONUNBUFFERED": "1",
        # The work carries only ids, never pickles: running the embedded worker as root is no risk.
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",
    }
    toezicht = Toezicht()
    with eigen_map(data):
        try:
            eis_soort(data)
            eis_poort(host, poort)
            meld(f"Het portaal start. Gegevens: {data}")
            bereid_voor(toezicht, data)
            eis_poort(host, poort)
            start_processen(toezicht, host, poort)
            wacht_tot_gezond(toezicht, poort)
            toon_klaar(data, adres, time.monotonic() - begin)
            while True:
                toezicht.ronde()
                time.sleep(0.25)
        except Gestopt as reden:
            meld(f"\nHet portaal stopt ({reden}).")
        finally:
            toezicht.stop()
    meld("Gestopt.")


if __name__ == "__main__":
    main()
