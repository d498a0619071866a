"""Break the code on purpose, one small change at a time, and see that a test notices.

Usage: mutatie.py [PATTERN of module names, such as 'kern.basis.*']

Mutates what money, figures, terms and completeness rest on ([tool.mutmut] in pyproject.toml), runs
the tests that reach each change, and prints per module how many were noticed. What survived is
named by its function and the line as it was changed; a survivor that can't matter stands so with
its reason in docs/ontwikkelen/overlevers.md. Exit code 1 when less than `MINSTENS` percent is
noticed, when a survivor without a reason is found, or, in a whole run, a reason without survivor.
"""

from __future__ import annotations

import ast
import fnmatch
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
MUTANTEN = WORTEL / "mutants"
REDENEN = WORTEL / "docs" / "ontwikkelen" / "overlevers.md"
MINSTENS = 90.0
OVERLEEFD, NIET_GEPROEFD = 0, 33  # exit codes as mutmut keeps them; 33: no test reaches it

Overlever = tuple[str, str]  # function, and the line as it was changed


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


def _functies(module: str) -> dict[str, list[str]]:
    """Return the lines of every function that mutmut wrote, below the one with its name."""
    bron = (MUTANTEN / f"{module.replace('.', '/')}.py").read_text()
    regels = bron.splitlines()
    return {
        knoop.name: regels[knoop.lineno : knoop.end_lineno]
        for knoop in ast.walk(ast.parse(bron))
        if isinstance(knoop, ast.FunctionDef)
    }


def _overlevers(module: str, namen: list[str]) -> Iterator[Overlever]:
    """Say of each mutant which function it is of and how its line reads ("weg": it is gone)."""
    functies = _functies(module)
    for naam in namen:
        mutant = naam.rpartition(".")[2]
        stam = mutant.rpartition("__mutmut_")[0]
        anders = list(ndiff(functies[f"{stam}__mutmut_orig"], functies[mutant]))
        nieuw = [regel[2:].strip() for regel in anders if regel.startswith("+ ")]
        oud = [regel[2:].strip() for regel in anders if regel.startswith("- ")]
        functie = stam.removeprefix("x").strip("ǁ").removeprefix("_").replace("ǁ", ".")
        yield f"{module}.{functie}", " ".join(nieuw) or f"weg: {' '.join(oud)}"


def redenen() -> set[Overlever]:
    """Return the survivors that have a reason."""
    return set(re.findall(r"^- `(\S+)`: `(.+?)`: ", REDENEN.read_text(), flags=re.MULTILINE))


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
    alles = gemerkt = 0
    overlevers: set[Overlever] = set()
    for module, codes in per_module.items():
        over = [naam for naam, code in codes.items() if code in (OVERLEEFD, NIET_GEPROEFD)]
        overlevers |= set(_overlevers(module, over))
        alles, gemerkt = alles + len(codes), gemerkt + len(codes) - len(over)
        print(f"{module:<48}{len(codes) - len(over):>5} van {len(codes):>5} opgemerkt")
    nieuw = overlevers - redenen()
    vervallen = redenen() - overlevers if patroon == "*" else set()
    for kop, rij in (("OVERLEEFD", nieuw), ("REDEN ZONDER OVERLEVER", vervallen)):
        for functie, regel in sorted(rij):
            print(f"{kop} - `{functie}`: `{regel}`: ")
    deel = 100 * gemerkt / alles
    print(f"\n{gemerkt} van {alles} opgemerkt ({deel:.1f} %), {len(nieuw)} zonder reden")
    return 0 if deel >= MINSTENS and not nieuw and not vervallen else 1


if __name__ == "__main__":
    raise SystemExit(main())
