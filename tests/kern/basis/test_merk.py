"""A portal is a demonstration or real from its birth: the other mode refuses and says why."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404

from innovatiebudget.demonstratie.views import verzet_klok
from kern.basis import merk, merk_database
from kern.basis.merk import BESTAND, SQLITE, Soort
from kern.basis.models import Klok, Portaalmerk
from tests.kern.fabriek import gebruiker

WORTEL = Path(__file__).resolve().parents[3]


def draai(data: Path, *opdracht: str, demonstratie: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the real portal with a folder of its own."""
    schoon = ("TEST_", "PYTEST_", "DATABASE_URL", "CELERY_BROKER_URL", "ONTWIKKELING", "DJANGO_")
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith(schoon)}
    omgeving |= {"DATA": str(data), "DEMONSTRATIE": demonstratie, "SECRET_KEY": "proef" * 20}
    return subprocess.run(
        [sys.executable, *opdracht],
        cwd=WORTEL,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )


WSGI = ("-c", "import innovatiebudget.wsgi")
WERKER = ("-m", "celery", "-A", "innovatiebudget", "worker", "-P", "solo", "--without-mingle")


@pytest.mark.eenmaal
def test_the_first_start_marks_the_folder_and_the_other_mode_refuses(tmp_path: Path) -> None:
    assert draai(tmp_path, "manage.py", "migrate", "-v", "0", demonstratie="1").returncode == 0
    assert (tmp_path / BESTAND).read_text() == "demonstratie\n"
    open_ = [p for p in (tmp_path, *tmp_path.rglob("*")) if p.stat().st_mode & 0o077]
    assert not open_, "what the portal keeps is for its own user alone"
    (tmp_path / BESTAND).unlink()  # the database was restored elsewhere: it carries its mark along
    for opdracht in (("manage.py", "verzoen"), ("manage.py", "migrate"), WSGI, WERKER):
        klaar = draai(tmp_path, *opdracht, demonstratie="0")
        assert klaar.returncode != 0, opdracht
        assert "is van een demonstratie en start niet als echt portaal" in klaar.stderr
    assert draai(tmp_path, "manage.py", "verzoen", demonstratie="1").returncode == 0


@pytest.mark.eenmaal
@pytest.mark.parametrize("opdracht", [("manage.py", "check"), ("scripts/starten.py",), WSGI])
def test_a_marked_folder_refuses_before_a_database_is_opened(
    tmp_path: Path, opdracht: tuple[str, ...]
) -> None:
    (tmp_path / BESTAND).write_text("echt\n")
    klaar = draai(tmp_path, *opdracht, demonstratie="1")
    assert klaar.returncode != 0
    assert "is van een echt portaal en start niet als demonstratie" in klaar.stderr
    assert not (tmp_path / SQLITE).exists()


def _database(data: Path, *tabellen: str) -> None:
    with sqlite3.connect(data / SQLITE) as verbinding:
        for tabel in tabellen:
            verbinding.execute(f"CREATE TABLE {tabel} (id integer)")
            verbinding.execute(f"INSERT INTO {tabel} VALUES (1)")
    verbinding.close()


def test_a_folder_of_before_the_marks_is_known_by_what_it_holds(tmp_path: Path) -> None:
    assert merk.soort_van_map(tmp_path) is None
    _database(tmp_path, "kern_klok", "deelnemers_gebruiker")
    assert merk.soort_van_map(tmp_path) == Soort.DEMONSTRATIE
    echt = tmp_path / "echt"
    echt.mkdir()
    _database(echt, "deelnemers_gebruiker")
    assert merk.soort_van_map(echt) is None  # no table of clocks: the database itself is asked
    with sqlite3.connect(echt / SQLITE) as verbinding:
        verbinding.execute("CREATE TABLE kern_klok (id integer)")
    verbinding.close()
    assert merk.soort_van_map(echt) == Soort.ECHT
    (echt / "demonstratie.json").touch()
    assert merk.soort_van_map(echt) == Soort.DEMONSTRATIE


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("inhoud", "demonstratie", "soort"),
    [("leeg", True, "demonstratie"), ("leeg", False, "echt"), ("mensen", True, "echt"),
     ("klok", False, "demonstratie")],
)  # fmt: skip
def test_a_database_of_before_the_marks_is_known_by_what_it_holds(
    settings, tmp_path, inhoud, demonstratie, soort
) -> None:
    settings.DATA, settings.DEMONSTRATIE = tmp_path, demonstratie
    Portaalmerk.objects.all().delete()
    if inhoud == "mensen":
        gebruiker()
    if inhoud == "klok":
        Klok.objects.create(pk=1, verschuiving=1)
    merk_database.zet_merk()
    assert Portaalmerk.objects.get().soort == soort
    assert (tmp_path / BESTAND).read_text() == f"{soort}\n"
    settings.DEMONSTRATIE = soort == "demonstratie"
    merk_database.eis_database()
    settings.DEMONSTRATIE = not settings.DEMONSTRATIE
    with pytest.raises(ImproperlyConfigured, match="De database is van een"):
        merk_database.eis_database()


@pytest.mark.django_db
def test_a_real_portal_knows_no_clock_to_shift(client, rf) -> None:
    assert client.post("/demonstratie/verzet/").status_code == 404
    with pytest.raises(Http404):
        verzet_klok(rf.post("/demonstratie/verzet/"))
    assert "demonstratie" not in client.get("/account/login/").content.decode().lower()
