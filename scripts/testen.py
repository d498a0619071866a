"""Run every test: on SQLite, on PostgreSQL, and in a browser with a real worker and broker.

Usage: testen.py [--gang 1|2|3 ...] [arguments for pytest]

Exit code 0 only when every pass ran tests and none failed. The last line counts all passes.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import diensten

WORTEL = Path(__file__).resolve().parent.parent


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


def _tel(uitslag: Uitslag, rapport: Path) -> Uitslag:
    if rapport.is_file():
        for suite in ET.parse(rapport).getroot().iter("testsuite"):
            mis = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            over = int(suite.get("skipped", 0))
            uitslag.mislukt += mis
            uitslag.overgeslagen += over
            uitslag.geslaagd += int(suite.get("tests", 0)) - mis - over
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
    print(f"{geslaagd} passed, {mislukt} failed, {over} skipped", flush=True)
    return 0 if geslaagd and all(u.code == 0 for u in uitslagen) else 1


def main() -> int:
    """Find or start what the tests need, run the chosen passes, and report."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--gang", type=int, choices=GANGEN, action="append")
    lezer.add_argument("--op", type=int, default=min(os.cpu_count() or 2, 4), help="processes")
    gekozen, extra = lezer.parse_known_args()
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
        for gang in gangen:
            omgeving = omgeving_voor(gang, map_, pg, redis)
            uitslagen.append(draai(gang, omgeving, map_, extra, gekozen.op))
    return meld(uitslagen, begin)


if __name__ == "__main__":
    raise SystemExit(main())
