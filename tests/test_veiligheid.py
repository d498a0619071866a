"""Keeps docs/veiligheid.md honest: every item of ASVS 5.0 level 2 once, with a verdict that holds."""

import re
from collections import Counter
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
TEKST = (WORTEL / "docs/veiligheid.md").read_text()
RIJEN = re.findall(r"^\| (V\d+\.\d+\.\d+) \| (.+?) \| (.+?) \| (.+) \|$", TEKST, re.M)
NUMMERS = (WORTEL / "tests/gegevens/asvs-5.0-niveau-2.txt").read_text().split()
OORDELEN = ("voldaan", "door configuratie", "niet van toepassing", "nog niet")
AFSPRAKEN = {
    *("Wachtwoorden en pogingen", "Wegen om in te loggen", "Sessies", "Invoer en regels"),
    *("Wie mag wat", "Gegevens en bescherming", "Sleutels en cryptografie", "Verbindingen"),
    *("Bouwstenen en bijwerken", "Zwaar werk", "Loggen"),
}


def test_every_item_is_judged_once_and_in_order() -> None:
    assert len(NUMMERS) == 253
    assert [rij[0] for rij in RIJEN] == NUMMERS


def test_the_counts_at_the_top_are_those_of_the_rows() -> None:
    geteld = Counter(rij[2] for rij in RIJEN)
    assert set(geteld) == set(OORDELEN)
    genoemd = {oordeel: int(re.search(rf"^\| {oordeel} \| (\d+) \|", TEKST, re.M)[1])
               for oordeel in OORDELEN}  # fmt: skip
    assert genoemd == geteld


def test_what_is_not_yet_is_listed_at_the_top() -> None:
    [lijst] = re.findall(r"^Nog niet: (.+)\.$", TEKST, re.M)
    assert lijst.split(", ") == [rij[0] for rij in RIJEN if rij[2] == "nog niet"]


def test_what_is_met_names_a_test_and_every_test_that_is_named_exists() -> None:
    for nummer, _, oordeel, bewijs in RIJEN:
        tests = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", bewijs)
        assert tests or oordeel != "voldaan", f"{nummer} names no test"
        for bestand, naam in tests:
            bron = (WORTEL / bestand).read_text()
            assert re.search(rf"^def {naam}\(", bron, re.M), f"{nummer}: {bestand}::{naam}"


def test_every_place_that_is_named_exists() -> None:
    for plek in re.findall(r"`([\w/.-]+/[\w.-]+\.(?:py|md|html|yml|txt|json))`", TEKST):
        assert plek.startswith("/") or (WORTEL / plek).exists(), plek


def test_the_agreements_are_there() -> None:
    delen = re.split(r"^### ", TEKST.split("\n## V1 ")[0], flags=re.M)[1:]
    assert {deel.split("\n")[0] for deel in delen} == AFSPRAKEN
    assert all(len(deel) > 200 for deel in delen)
