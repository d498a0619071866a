"""What the fixtures of the journeys hand out: the portal, its worker, and a watched page."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connection
from playwright.sync_api import ConsoleMessage, Page, Response

WORTEL = Path(__file__).resolve().parents[2]
BREEDTES = (1280, 390)


def wacht_op(klaar: Callable[[], object], wat: str, seconden: float = 90) -> None:
    """Wait until `klaar()` is true; fails with what was waited for."""
    limit = time.monotonic() + seconden
    while not klaar():
        assert time.monotonic() < limit, f"{wat}: not within {seconden:.0f} seconds"
        time.sleep(0.1)


class Werker:
    """A Celery worker in a process of its own, on the test database."""

    def __init__(self) -> None:
        self.proces: subprocess.Popen[bytes] | None = None
        self.log = Path(settings.DATA) / "werker.log"

    def start(self) -> None:
        """Start the worker unless it runs, and wait until it shows that it lives."""
        from kern.basis.merk import BESTAND, Soort
        from kern.basis.models import Portaalmerk
        from kern.werk import verzoener
        from kern.werk.models import Werker as Rij

        if self.proces and self.proces.poll() is None:
            verzoener.meld(f"test{os.getpid()}")  # the test before emptied the database
            return
        merk = {"soort": Soort.DEMONSTRATIE}
        Portaalmerk.objects.update_or_create(pk=1, defaults=merk)
        (Path(settings.DATA) / BESTAND).write_text(Soort.DEMONSTRATIE)
        omgeving = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.instellingen",
            "TEST_DATABASE": str(connection.settings_dict["NAME"]),
            "DEMONSTRATIE": "1",
        }
        with self.log.open("ab") as log:
            self.proces = subprocess.Popen(
                [
                    *(sys.executable, "-m", "celery", "--quiet", "--app", "innovatiebudget"),
                    *("worker", "--pool", "solo", "--loglevel", "WARNING"),
                    *(
                        "--without-gossip",
                        "--without-mingle",
                        "--hostname",
                        f"test{os.getpid()}@%h",
                    ),
                ],
                cwd=WORTEL,
                env=omgeving,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wacht_op(lambda: self._leeft() and Rij.objects.exists(), "the start of the worker")

    def _leeft(self) -> bool:
        assert self.proces
        assert self.proces.poll() is None, f"worker ended: {self.log.read_text()[-2000:]}"
        return True

    def kill9(self) -> None:
        """Kill the worker outright, as a crash or a full machine would."""
        if self.proces:
            self.proces.kill()
            self.proces.wait(10)
            self.proces = None

    def stop(self) -> None:
        """Ask the worker to stop; force it when it doesn't."""
        if not self.proces:
            return
        self.proces.terminate()
        try:
            self.proces.wait(15)
        except subprocess.TimeoutExpired:
            self.kill9()
        self.proces = None

    def kom_tot_rust(self, seconden: float = 30) -> None:
        """Wait until the outbox is empty, so that the next test starts with a quiet worker."""
        from kern.werk.models import Opdracht

        busy = Opdracht.objects.filter(status=Opdracht.Status.BEZIG)
        limit = time.monotonic() + seconden
        Opdracht.objects.filter(status=Opdracht.Status.WACHT).update(status=Opdracht.Status.MISLUKT)
        while self.proces and busy.exists() and time.monotonic() < limit:
            time.sleep(0.1)


@dataclass(frozen=True)
class Portaal:
    """Where the portal is, and the worker behind it."""

    adres: str
    werker: Werker


@dataclass
class Reispagina:
    """Watches a page: its faults, its accessibility, its looks."""

    pagina: Page
    fouten: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pagina.on("console", self._console)
        self.pagina.on("pageerror", lambda fault: self.fouten.append(f"script: {fault}"))
        self.pagina.on("response", self._antwoord)
        self.pagina.context.add_init_script(
            "document.addEventListener('securitypolicyviolation', e => console.error("
            "`CSP ${e.violatedDirective}: ${e.blockedURI} ${e.sourceFile || ''}`))"
        )

    def _console(self, bericht: ConsoleMessage) -> None:
        # A failed load is judged by `_antwoord`, which knows what was asked for.
        if bericht.type == "error" and not bericht.text.startswith("Failed to load resource"):
            self.fouten.append(f"console on {self.pagina.url}: {bericht.text}")

    def _antwoord(self, antwoord: Response) -> None:
        kind = antwoord.request.resource_type
        page = kind in {"document", "xhr", "fetch"}  # these may answer 404 or 409 on purpose
        if antwoord.status >= (500 if page else 400):
            self.fouten.append(f"{antwoord.status} {kind} {antwoord.url}")

    def axe(self) -> None:
        """Fail on any accessibility violation that axe finds on the page as it stands."""
        result = Axe().run(self.pagina)
        found = [
            f"{v['id']} ({v['impact']}): {v['help']}\n    "
            + "\n    ".join(node["html"][:200] for node in v["nodes"][:5])
            for v in result.response["violations"]
        ]
        assert not found, f"axe on {self.pagina.url}:\n  " + "\n  ".join(found)

    def geen_zijwaarts(self) -> None:
        """Fail when the page as a whole scrolls sideways at its present width."""
        wide = self.pagina.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{self.pagina.url} is {wide} pixels too wide"

    def schermbeeld(self, naam: str) -> None:
        """Keep a picture of the page at both widths when SCHERMBEELDEN names a folder."""
        if not (folder := os.environ.get("SCHERMBEELDEN")):
            return
        Path(folder).mkdir(parents=True, exist_ok=True)
        before = self.pagina.viewport_size
        for width in BREEDTES:
            self.pagina.set_viewport_size({"width": width, "height": 900})
            self.pagina.screenshot(path=str(Path(folder) / f"{naam}-{width}.png"), full_page=True)
        if before:
            self.pagina.set_viewport_size(before)
