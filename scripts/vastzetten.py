"""Resolve the versions of all packages again and write the lock files, each pinned by hash.

No lock file names the address of a package index: every machine uses its own.
"""

import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
ALGEMEEN = [
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet", "--upgrade"),
    *("--no-emit-index-url", "--no-header"),
]
SLOTEN = {
    "requirements.lock": ["pyproject.toml"],
    "requirements-dev.lock": ["pyproject.toml", "--group", "dev", "-c", "requirements.lock"],
    "requirements-uv.lock": ["--group", "uv"],
    "requirements-npm.lock": ["--group", "npm"],
}

for slot, bron in SLOTEN.items():
    uv = str(Path(sys.executable).parent / "uv")
    opdracht = [uv, "pip", "compile", *bron, *ALGEMEEN, "--output-file", slot]
    subprocess.run(opdracht, cwd=WORTEL, check=True)
    print(slot)
