"""Keeps docs/regels.md honest: every claimed rule has a test with its id, in the file it names."""

import re
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
RIJ = re.compile(r"^\| ([RWX]\d\d) \| .+? \| (.+?) \| (.*?) ?\|$", re.M)
TABEL = {m[1]: (m[2], m[3]) for m in RIJ.finditer((WORTEL / "docs/regels.md").read_text())}
AANTAL = 68


def test_every_rule_of_the_mission_is_in_the_table() -> None:
    assert len(TABEL) == AANTAL


def test_no_rule_is_claimed_that_no_test_carries() -> None:
    for code, (waar, tests) in TABEL.items():
        bestanden = re.findall(r"`([^`]+\.py)` \((\d+)\)", tests)
        if "nog niet" in waar:
            assert not bestanden, f"{code} says not yet, but names tests"
            continue
        assert bestanden, f"{code} names no test"
        for bestand, aantal in bestanden:
            gevonden = re.findall(rf"def test_\w*{code}(?:_|\b)", (WORTEL / bestand).read_text())
            assert len(gevonden) == int(aantal) > 0, f"{bestand}: {len(gevonden)} tests of {code}"


def test_every_test_with_the_id_of_a_rule_is_named_there() -> None:
    for bestand in sorted((WORTEL / "tests").rglob("test_*.py")):
        naam = bestand.relative_to(WORTEL).as_posix()
        for code in set(re.findall(r"def test_([RWX]\d\d)_", bestand.read_text())):
            assert f"`{naam}`" in TABEL[code][1], f"{code}: {naam} is not named"


def test_every_place_that_is_named_exists() -> None:
    for code, (waar, _) in TABEL.items():
        for plek in re.findall(r"`([^`]+)`", waar):
            if "<" in plek:  # a file that every floor has
                continue
            assert (WORTEL / plek).exists(), f"{code}: {plek}"
