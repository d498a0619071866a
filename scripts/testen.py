"""Run every test: on SQLite, on PostgreSQL, and in a browser with a real worker and broker.

Usage: testen.py [--gang 1|2|3 ...] [--vloer V [--kamer K]] [arguments for pytest]

With --vloer (and --kamer) only the tests of that floor (kamer) run, on SQLite, without any server.
The first pass, run whole, also measures which lines and branches the tests reach: per floor, and
at least `DEKKING_MINSTENS` percent in all. Exit code 0 only when every pass ran tests, none failed
and that measure is met. The names of what failed are printed last, then one line that counts.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import diensten

WORTEL = Path(__file__).resolve().parent.parent
VLOEREN = (
    *("kern", "deelnemers", "regeling", "aanvragen", "beoordeling", "besluitvorming"),
    *("uitvoering", "evaluatie", "innovatiebudget"),
)
DEKKING_MINSTENS = 95.0  # percent of lines and branches; goes up, never down


@dataclass(frozen=True)
class Gang:
    """One pass over the tests: which ones, on which database, with which broker."""

    naam: str
    merk: str
    postgres: bool = False
    redis: bool = False


GANGEN = {
    1: Gang("SQLite", "not reis and not werker and not alleen_postgres"),
    2: Gang("PostgreSQL", "not reis and not werker and not eenmaal", postgres=True),
    3: Gang("browser, PostgreSQL, Redis en werker", "reis or werker", postgres=True, redis=True),
}


@dataclass
class Uitslag:
    """What one pass gave; counts come from pytest's own report."""

    gang: Gang
    code: int
    duur: float
    geslaagd: int = 0
    mislukt: int = 0
    overgeslagen: int = 0
    namen: list[str] = field(default_factory=list)


def _tel(uitslag: Uitslag, rapport: Path) -> Uitslag:
    if rapport.is_file():
        for suite in ET.parse(rapport).getroot().iter("testsuite"):
            mis = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            over = int(suite.get("skipped", 0))
            uitslag.mislukt += mis
            uitslag.overgeslagen += over
            uitslag.geslaagd += int(suite.get("tests", 0)) - mis - over
            uitslag.namen += [
                f"{case.get('classname', '')}::{case.get('name', '')}"
                for case in suite.iter("testcase")
                if case.find("failure") is not None or case.find("error") is not None
            ]
    return uitslag


def omgeving_voor(gang: Gang, map_: Path, pg: str, redis: str) -> dict[str, str]:
    """Environment of one pass: only what the pass is meant to use, nothing of a real portal."""
    omgeving = {
        k: v
        for k, v in os.environ.items()
        if k not in {"DATABASE_URL", "CELERY_BROKER_URL", "DATA", "DEMONSTRATIE", "SECRET_KEY"}
    }
    omgeving |= {
        "TEST_DATA": str(map_ / f"gang-{gang.naam.split(',')[0].lower()}"),
        "TEST_RUN": os.environ["TEST_RUN"],
        "STATIC_ROOT": str(map_ / "statisch"),
        "ONTWIKKELING": "1",
    }
    if gang.postgres:
        omgeving["DATABASE_URL"] = pg
    if gang.redis:
        omgeving["CELERY_BROKER_URL"] = redis
    return omgeving


def draai(gang: Gang, omgeving: dict[str, str], map_: Path, extra: list[str], op: int) -> Uitslag:
    """Run pytest once; returns its counts and its exit code."""
    rapport = map_ / f"rapport-{time.monotonic_ns()}.xml"
    print(f"\n===== Tests: {gang.naam} =====", flush=True)
    begin = time.monotonic()
    opdracht = [
        *(sys.executable, "-m", "pytest", "-q", "-m", gang.merk, f"--junitxml={rapport}"),
        *("-p", "no:cacheprovider", "--durations=8", "--durations-min=2"),
        # A module stays together: its tests share what they start from. The longest come first.
        *(("-n", str(op), "--dist=loadscope", "--no-loadscope-reorder") if op > 1 else ()),
        *extra,
    ]
    code = subprocess.run(
        opdracht, cwd=WORTEL, env=omgeving, stdin=subprocess.DEVNULL, check=False
    ).returncode
    return _tel(Uitslag(gang, code, time.monotonic() - begin), rapport)


def dekking(rapport: Path) -> bool:
    """Print per floor what the tests reach (lines and branches, percent); False when too little."""
    if not rapport.is_file():
        return True
    bereikt: dict[str, list[int]] = {vloer: [0, 0] for vloer in VLOEREN}
    for bestand, gegevens in json.loads(rapport.read_text())["files"].items():
        som, telling = gegevens["summary"], bereikt[Path(bestand).parts[0]]
        telling[0] += som["covered_lines"] + som["covered_branches"]
        telling[1] += som["num_statements"] + som["num_branches"]
    print("\nDekking, regels en takken")
    for vloer, (geraakt, alles) in bereikt.items():
        print(f"  {vloer:<18}{100 * geraakt / (alles or 1):>6.1f} %")
    totaal = 100 * sum(g for g, _ in bereikt.values()) / (sum(a for _, a in bereikt.values()) or 1)
    genoeg = totaal >= DEKKING_MINSTENS
    print(f"  {'alles samen':<18}{totaal:>6.1f} %", "" if genoeg else f"< {DEKKING_MINSTENS} %")
    return genoeg


def plekken(vloer: str, kamer: str) -> list[str]:
    """Return the test paths of a floor, or of one kamer; stops when there are none."""
    if kamer:
        gekozen = [WORTEL / "tests" / vloer / kamer]
    else:
        gekozen = [
            WORTEL / "tests" / vloer,
            *sorted((WORTEL / "tests" / "regels").glob(f"test_{vloer}*.py")),
        ]
    if not gekozen[0].is_dir():
        raise SystemExit(f"Er zijn geen tests in {gekozen[0].relative_to(WORTEL)}.")
    return [str(pad) for pad in gekozen]


def verzamel_vormgeving(map_: Path) -> None:
    """Collect static files once for all passes; a file that is named but missing stops here."""
    omgeving = omgeving_voor(Gang("vormgeving", ""), map_, "", "")
    omgeving["DJANGO_SETTINGS_MODULE"] = "tests.instellingen"
    opdracht = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"]
    subprocess.run(opdracht, cwd=WORTEL, env=omgeving, stdin=subprocess.DEVNULL, check=True)


def meld(uitslagen: list[Uitslag], begin: float) -> int:
    """Print times and counts, last the plain line for all passes; returns the exit code."""
    print(f"\n{'Gang':<40}{'goed':>7}{'fout':>7}{'over':>7}{'tijd':>9}")
    for u in uitslagen:
        print(
            f"{u.gang.naam:<40}{u.geslaagd:>7}{u.mislukt:>7}{u.overgeslagen:>7}{u.duur:>7.0f} s"
            f"{'' if u.code == 0 else f'   pytest gaf code {u.code}'}"
        )
    print(f"{'Alles samen':<61}{time.monotonic() - begin:>7.0f} s\n")
    geslaagd, mislukt, over = (
        sum(getattr(u, veld) for u in uitslagen) for veld in ("geslaagd", "mislukt", "overgeslagen")
    )
    for u in uitslagen:
        for naam in u.namen:
            print(f"MISLUKT ({u.gang.naam}) {naam}")
    print(f"{geslaagd} passed, {mislukt} failed, {over} skipped", flush=True)
    return 0 if geslaagd and all(u.code == 0 for u in uitslagen) else 1


def keuze() -> tuple[argparse.Namespace, list[str]]:
    """Read what to run from the command line; what is not ours goes to pytest."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--gang", type=int, choices=GANGEN, action="append")
    lezer.add_argument("--op", type=int, default=min(os.cpu_count() or 2, 4), help="processes")
    lezer.add_argument("--vloer", default="", help="only the tests of this floor")
    lezer.add_argument("--kamer", default="", help="only the tests of this kamer of the floor")
    gekozen, extra = lezer.parse_known_args()
    if gekozen.vloer:
        gekozen.gang = gekozen.gang or [1]
        extra = [*plekken(gekozen.vloer, gekozen.kamer), *extra]
        gekozen.op = 1 if gekozen.kamer else gekozen.op
    return gekozen, extra


def main() -> int:
    """Find or start what the tests need, run the chosen passes, and report."""
    gekozen, extra = keuze()
    gangen = [GANGEN[nummer] for nummer in gekozen.gang or GANGEN]
    begin = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.environ["TEST_RUN"] = f"innovatiebudget_test_{os.getpid()}"
    uitslagen = []
    with contextlib.ExitStack() as stapel:
        map_ = Path(stapel.enter_context(tempfile.TemporaryDirectory(prefix="innovatiebudget-")))
        pg = diensten.postgres(stapel) if any(g.postgres for g in gangen) else ""
        redis = diensten.redis(stapel) if any(g.redis for g in gangen) else ""
        if pg:
            stapel.callback(diensten.ruim_databases_op, pg, os.environ["TEST_RUN"])
        if redis:
            stapel.callback(diensten.ruim_sleutels_op, redis, os.environ["TEST_RUN"])
        verzamel_vormgeving(map_)
        meting = map_ / "dekking.json"
        for gang in gangen:
            omgeving = omgeving_voor(gang, map_, pg, redis)
            meet = gang is GANGEN[1] and not extra
            met = ["--cov", "--cov-report=", f"--cov-report=json:{meting}"] if meet else []
            omgeving["COVERAGE_FILE"] = str(map_ / "dekking")
            uitslagen.append(draai(gang, omgeving, map_, [*met, *extra], gekozen.op))
        genoeg = dekking(meting)
    return meld(uitslagen, begin) or (0 if genoeg else 1)


if __name__ == "__main__":
    raise SystemExit(main())
