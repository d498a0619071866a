"""`/gezond/`: what it says when all is well, and when a part is not."""

import pytest
from django.test import Client

from innovatiebudget.gezond import queries as gezond_queries
from innovatiebudget.gezond.queries import ONDERDELEN
from kern.werk import verzoener


@pytest.fixture
def werker(db: None) -> None:
    """A worker was seen just now."""
    verzoener.meld("proef")


def test_all_is_well(client: Client, werker: None) -> None:
    answer = client.get("/gezond/")
    assert answer.status_code == 200
    assert answer.json() == {
        "stand": "goed",
        "database": "goed",
        "werker": "goed",
        "opslag": "goed",
        "mislukt_werk": "goed",
    }
    assert "no-store" in answer.headers["Cache-Control"]


def test_without_a_worker_it_is_not_well(client: Client, db: None) -> None:
    answer = client.get("/gezond/")
    assert answer.status_code == 503
    assert answer.json() == {
        "stand": "slecht",
        "database": "goed",
        "werker": "slecht",
        "opslag": "goed",
        "mislukt_werk": "goed",
    }


@pytest.mark.parametrize("deel", ["database", "opslag"])
def test_an_error_in_a_part_is_told_without_details(
    client: Client, werker: None, monkeypatch: pytest.MonkeyPatch, deel: str
) -> None:
    def breekt() -> bool:
        raise OSError("postgres://naam:geheim@host/db")

    monkeypatch.setitem(ONDERDELEN, deel, breekt)
    answer = client.get("/gezond/")
    assert answer.status_code == 503
    assert answer.json()[deel] == "slecht"
    assert "geheim" not in answer.content.decode()


def test_a_full_disk_is_not_well(
    client: Client, werker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gezond_queries, "MINSTENS_VRIJ", 2**80)
    assert client.get("/gezond/").json()["opslag"] == "slecht"


def test_it_takes_no_form(client: Client, db: None) -> None:
    assert client.post("/gezond/").status_code == 405
