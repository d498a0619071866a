"""`/gezond/`: what it says when all is well, and when a part is not."""

import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from innovatiebudget.gezond import queries as gezond_queries
from innovatiebudget.gezond.queries import ONDERDELEN
from kern.basis.tijd import echte_tijd
from kern.logboek import grendel
from kern.post import mail
from kern.werk import verzoener
from kern.werk.models import Stempel


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
        "kopie": "onbekend",
        "controle": "onbekend",
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
        "kopie": "onbekend",
        "controle": "onbekend",
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


def test_it_lives_as_long_as_it_answers(client: Client) -> None:
    assert client.get("/leeft/").json() == {"stand": "goed"}  # asks no database: none is allowed


def test_a_backup_and_a_check_are_told_and_grow_old(client: Client, werker: None) -> None:
    call_command("meld_kopie")
    call_command("controleer_alles")
    answer = client.get("/gezond/").json()
    assert (answer["kopie"], answer["controle"]) == ("goed", "goed")
    Stempel.objects.update(op=echte_tijd() - timedelta(hours=31))
    answer = client.get("/gezond/")
    assert answer.status_code == 200  # who watches is told; the portal itself works
    assert (answer.json()["kopie"], answer.json()["controle"]) == ("let op", "let op")


@pytest.mark.django_db(transaction=True)
def test_a_check_that_found_a_fault_is_told(client: Client) -> None:
    grendel.haal_weg(connection)
    try:
        with pytest.raises(CommandError):
            call_command("controleer_logboek")
    finally:
        grendel.zet(connection)
    assert client.get("/gezond/").json()["controle"] == "let op"


def test_measures_tell_of_requests_and_of_work(client: Client, werker: None) -> None:
    mail.stuur(aan=["a@b.example"], sjabloon="account_onbekend", context={}, sleutel="x")
    call_command("meld_kopie")
    client.get("/privacy/")
    tekst = client.get("/metrics").content.decode()
    assert 'portaal_werk{stand="wacht"} 1.0' in tekst
    assert 'portaal_werk{stand="mislukt"} 0.0' in tekst
    assert "portaal_werkers 1.0" in tekst
    assert 'portaal_goed{wat="kopie"} 1.0' in tekst
    assert re.search(r'portaal_ouderdom_seconden{wat="kopie"} \d', tekst)
    assert re.search(r'seconden_count{code="2xx",methode="GET",pagina="privacy"} \d', tekst)


@pytest.mark.parametrize(
    ("token", "kop", "van", "code"),
    [
        ("", {}, "127.0.0.1", 200),
        ("", {}, "10.0.0.9", 404),
        ("", {"X-Forwarded-For": "127.0.0.1"}, "127.0.0.1", 404),  # through the proxy
        ("geheim", {}, "127.0.0.1", 404),
        ("geheim", {"Authorization": "Bearer geheim"}, "10.0.0.9", 200),
        ("geheim", {"Authorization": "Bearer ander"}, "127.0.0.1", 404),
    ],
)
def test_measures_are_for_who_watches(client, db, settings, token, kop, van, code) -> None:
    settings.METRICS_TOKEN = token
    assert client.get("/metrics", headers=kop, REMOTE_ADDR=van).status_code == code
