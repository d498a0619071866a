"""Hear within half a minute what a change broke: style, layers, and the tests of what changed.

Usage: snel.py [--sinds COMMIT]

Changed is what differs from COMMIT: by default the commit that was shared last (the upstream of
the branch), else the last commit. For each changed kamer its own tests run, the pure corners
first, until the time is over; what did not get its turn is counted and named, never called good.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from testen import VLOEREN

WORTEL = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
SECONDEN = 24  # for the tests, the start of Django included; with the checks under half a minute
CONTROLES = {
    "ruff": ["ruff", "check", "--quiet", "."],
    "opmaak": ["ruff", "format", "--check", "--quiet", "."],
    "verdiepingen": ["lint-imports"],
    "opmaak van sjablonen": [
        *("djangofmt", "--quiet", "--indent-width", "2", "--line-length", "120"),
        *("--check", "templates"),
    ],
}


def _git(*woorden: str) -> str:
    klaar = subprocess.run(["git", *woorden], cwd=WORTEL, capture_output=True, text=True)
    return klaar.stdout.strip() if klaar.returncode == 0 else ""


def gewijzigd(sinds: str) -> list[Path]:
    """Return the files that differ from a commit, and those git does not know yet."""
    basis = sinds or _git("rev-parse", "--abbrev-ref", "@{upstream}") or "HEAD"
    namen = _git("diff", "--name-only", basis) or _git("diff", "--name-only", "HEAD~1")
    nieuw = _git("ls-files", "--others", "--exclude-standard")
    return [Path(naam) for naam in f"{namen}\n{nieuw}".split("\n") if naam]


def tests_van(bestanden: list[Path]) -> list[str]:
    """Return the tests beside the changed files: the kamer's own, pure corners first."""
    mappen = {Path("tests/huis")}
    for bestand in bestanden:
        delen = bestand.parts
        if delen[0] in ("templates", "tests"):
            delen = delen[1:]
        if len(delen) < 2 or delen[0] not in VLOEREN:
            continue
        kamer = Path("tests", *delen[:2])
        mappen.add(kamer if (WORTEL / kamer).is_dir() else Path("tests", delen[0]))
    gevonden = {test for m in mappen for test in (WORTEL / m).rglob("test_*.py")}
    gevonden |= {WORTEL / b for b in bestanden if b.name.startswith("test_")}
    gevonden = {t for t in gevonden if t.is_file() and "reis" not in t.parts}
    return sorted(map(str, gevonden), key=lambda naam: ("rekenen" not in naam, naam))


def main() -> int:
    """Start the checks beside the tests, wait for all, and say what was found and how long."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--sinds", default="")
    begin = time.monotonic()
    tests = tests_van(gewijzigd(lezer.parse_args().sinds))
    lopend = {
        naam: subprocess.Popen(
            [BIN / opdracht[0], *opdracht[1:]],
            cwd=WORTEL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for naam, opdracht in CONTROLES.items()
    }
    pytest = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-m",
            "not reis and not werker and not eenmaal",
            *tests,
        ],
        cwd=WORTEL,
        env=os.environ | {"SNEL_SECONDEN": str(SECONDEN), "ONTWIKKELING": "1"},
        check=False,
    )
    mis = [] if pytest.returncode in (0, 5) else ["tests"]
    for naam, proces in lopend.items():
        uit, _ = proces.communicate()
        if proces.returncode:
            mis.append(naam)
            print(f"\n===== {naam} =====\n{uit.strip()}")
    duur = time.monotonic() - begin
    print(
        f"\n{len(tests)} testbestanden, {duur:.0f} s. {'Mis: ' + ', '.join(mis) if mis else 'Goed.'}"
    )
    return 1 if mis else 0


if __name__ == "__main__":
    raise SystemExit(main())
