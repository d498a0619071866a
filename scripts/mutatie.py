"""Break the code on purpose, one small change at a time, and see that a test notices.

Usage: mutatie.py [PATTERN of module names, such as 'kern.basis.*']

Mutates what money, figures, terms and access rest on ([tool.mutmut] in pyproject.toml), runs the
tests that reach each change, and prints per module how many were noticed. What survived is named;
a survivor that can't matter stands with its reason in docs/ontwikkelen/overlevers.md. Exit code 1
when less than `MINSTENS` percent is noticed, or when a survivor without a reason is found.
"""

from __future__ import annotations

import fnmatch
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
MUTANTEN = WORTEL / "mutants"
REDENEN = WORTEL / "docs" / "ontwikkelen" / "overlevers.md"
MINSTENS = 90.0
OVERLEEFD, NIET_GEPROEFD = 0, 33  # exit codes as mutmut keeps them; 33: no test reaches it


def uitslagen(patroon: str) -> dict[str, dict[str, int]]:
    """Return per module the exit code of every mutant that was tried."""
    per_module: dict[str, dict[str, int]] = {}
    for meta in sorted(MUTANTEN.rglob("*.meta")):
        module = str(meta.relative_to(MUTANTEN)).removesuffix(".py.meta").replace("/", ".")
        codes = json.loads(meta.read_text())["exit_code_by_key"]
        codes = {naam: code for naam, code in codes.items() if code is not None}
        if codes and fnmatch.fnmatch(module, patroon):
            per_module[module] = codes
    return per_module


def main() -> int:
    """Run mutmut, count, and name what survived."""
    patroon = sys.argv[1] if len(sys.argv) > 1 else "*"
    shutil.rmtree(MUTANTEN, ignore_errors=True)
    namen = [f"{patroon}.*"] if patroon != "*" else []
    gedraaid = subprocess.run(
        [Path(sys.executable).parent / "mutmut", "run", *namen],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        check=False,
    )
    per_module = uitslagen(patroon)
    if not per_module:
        print(gedraaid.stdout[-3000:], gedraaid.stderr[-3000:])
        return 1
    bekend = set(re.findall(r"`(\S+__mutmut_\d+)`", REDENEN.read_text()))
    alles = gemerkt = 0
    nieuw: list[str] = []
    for module, codes in per_module.items():
        over = [naam for naam, code in codes.items() if code in (OVERLEEFD, NIET_GEPROEFD)]
        telt = [naam for naam in over if naam not in bekend]
        alles, gemerkt = alles + len(codes), gemerkt + len(codes) - len(over)
        nieuw += telt
        print(f"{module:<48}{len(codes) - len(over):>5} van {len(codes):>5} opgemerkt")
    for naam in nieuw:
        print(f"OVERLEEFD {naam}")
    deel = 100 * gemerkt / alles
    print(f"\n{gemerkt} van {alles} opgemerkt ({deel:.1f} %), {len(nieuw)} zonder reden")
    return 0 if deel >= MINSTENS and not nieuw else 1


if __name__ == "__main__":
    raise SystemExit(main())
