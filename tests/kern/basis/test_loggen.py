"""One line per event, with the number of its request; nothing that opens something; Sentry by choice."""

import gzip
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import brotli
import pytest
from django.db import OperationalError

from kern.basis.loggen import ZonderStoringen, is_weg, zonder_adres

WORTEL = Path(__file__).resolve().parents[3]

VRAAG = """
import django, sys
django.setup()
from django.test import Client
from django.urls import path
from django.conf import settings
from types import ModuleType
urls = ModuleType("proefurls")
def stuk(request, **kwargs):
    import logging
    logging.getLogger("proef").warning("een gewone regel")
    raise ZeroDivisionError("dat was dom")
urls.urlpatterns = [path("account/password/reset/key/<str:sleutel>/", stuk)]
urls.handler500 = "kern.ui.foutpaginas.serverfout"
sys.modules["proefurls"] = urls
settings.ROOT_URLCONF = "proefurls"
c = Client(raise_request_exception=False, headers={"X-Forwarded-Proto": "https"})
antwoord = c.post("/account/password/reset/key/GEHEIMESLEUTEL/?zoek=BSN123", {"naam": "PRIVE"})
assert antwoord.status_code == 500, antwoord.status_code
c.get("/", headers={"Host": "verkeerd.example"})
if settings.SENTRY_DSN:
    import sentry_sdk
    sentry_sdk.flush(10)
"""


def draai(**omgeving: str) -> list[str]:
    """Let a page break in a process of its own; returns the lines it said."""
    klaar = subprocess.run(
        [sys.executable, "-c", VRAAG],
        cwd=WORTEL,
        env=os.environ | {"LOG_FORMAT": "json"} | omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    assert klaar.returncode == 0, klaar.stderr
    return klaar.stderr.splitlines()


@pytest.mark.eenmaal
def test_every_line_is_json_and_carries_the_number_of_its_request() -> None:
    regels = [json.loads(regel) for regel in draai()]
    gewoon, fout = regels  # and not a word about the scanner with its host
    assert (gewoon["event"], fout["event"]) == ("een gewone regel", "request_failed")
    assert gewoon["request_id"] == fout["request_id"]
    assert "ZeroDivisionError" in fout["exception"]
    assert fout["request"] == "POST /account/password/reset/key/.../"
    assert "GEHEIM" not in json.dumps(fout["request"])


class _Sink(BaseHTTPRequestHandler):
    ontvangen: list[bytes] = []

    def do_POST(self) -> None:
        """Keep what Sentry would get."""
        bericht = self.rfile.read(int(self.headers["Content-Length"]))
        lees = {"br": brotli.decompress, "gzip": gzip.decompress}
        self.ontvangen.append(lees.get(self.headers["Content-Encoding"], bytes)(bericht))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.mark.eenmaal
def test_sentry_hears_of_an_error_and_of_nothing_that_people_typed() -> None:
    with HTTPServer(("127.0.0.1", 0), _Sink) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        draai(SENTRY_DSN=f"http://sleutel@127.0.0.1:{server.server_port}/1")
        server.shutdown()
    tekst = b"".join(_Sink.ontvangen)
    assert b"dat was dom" in tekst
    for geheim in (b"PRIVE", b"BSN123", b"GEHEIMESLEUTEL"):
        plek = tekst.find(geheim)
        assert plek < 0, tekst[plek - 200 : plek + 50]


def test_a_service_that_is_away_is_no_error_of_ours() -> None:
    assert is_weg(OperationalError("connection refused"))
    assert not is_weg(OperationalError("no such table: kern_mail"))
    assert not is_weg(ZeroDivisionError())
    assert not is_weg(None)
    assert zonder_adres({}, {"exc_info": (None, OperationalError("weg"), None)}) is None


def test_an_outage_is_one_line(caplog) -> None:
    import logging

    filter_ = ZonderStoringen()
    record = logging.LogRecord("x", logging.ERROR, "", 1, "m", (), None)
    assert filter_.filter(record)
    record.exc_info = (OperationalError, OperationalError("weg"), None)
    assert not filter_.filter(record)
    from kern.basis.storing import Storing

    storing = Storing("Iets")
    for _ in range(50):
        storing.meld(OperationalError("weg"))
    storing.voorbij()
    storing.voorbij()
    assert [r.getMessage().split(".")[0] for r in caplog.records] == [
        "Iets: away",
        "Iets: back after 0 s",
    ]


@pytest.mark.django_db
def test_a_wrong_host_gets_a_dutch_page(client) -> None:
    antwoord = client.get("/", headers={"Host": "verkeerd.example"})
    assert antwoord.status_code == 400
    assert "Dit kunnen wij niet lezen" in antwoord.content.decode()
