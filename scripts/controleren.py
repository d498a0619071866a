"""Run every check of `make check` and show at the end which of them found something.

All checks run, also after one that failed; the exit code is 1 when any of them found something.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
DJANGOFMT = ["djangofmt", "--quiet", "--indent-width", "2", "--line-length", "120", "templates"]
CONTROLES = {
    "ruff": ["ruff", "check", "--no-cache", "."],
    "opmaak": ["ruff", "format", "--check", "--no-cache", "."],
    "verdiepingen": ["lint-imports", "--no-cache"],
    "sjablonen": ["djlint", "--lint", "--quiet", "templates"],
    "opmaak van sjablonen": [*DJANGOFMT, "--check"],
    "typen": ["mypy"],
    "migraties": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "django": ["python", "manage.py", "check", "--fail-level", "WARNING"],
}


def main() -> int:
    """Run the checks one after the other; returns the number that found something."""
    uitslag = {}
    with tempfile.TemporaryDirectory(prefix="innovatiebudget-check-") as data:
        omgeving = os.environ | {"DATA": data, "TEST_DATA": data, "ONTWIKKELING": "1"}
        omgeving.pop("DATABASE_URL", None)
        for naam, (programma, *rest) in CONTROLES.items():
            print(f"\n== {naam}", flush=True)
            begin = time.monotonic()
            code = subprocess.run(
                [BIN / programma, *rest], cwd=WORTEL, env=omgeving, check=False
            ).returncode
            uitslag[naam] = (code, time.monotonic() - begin)
    print()
    for naam, (code, duur) in uitslag.items():
        print(f"{naam:<14} {'goed' if code == 0 else 'NIET GOED':<10} {duur:5.1f} s")
    return sum(1 for code, _ in uitslag.values() if code)


if __name__ == "__main__":
    raise SystemExit(1 if main() else 0)
