"""The tools of the journeys do what they promise: a page, a worker that dies, faults that count."""

import json

import pytest
from django.urls import reverse

from tests.reis.hulp import Portaal, Reispagina, wacht_op

pytestmark = pytest.mark.reis


def test_portal_is_well_with_its_worker(portaal: Portaal, pagina) -> None:
    pagina.goto("/gezond/")
    assert json.loads(pagina.inner_text("body")) == {
        "stand": "goed",
        "database": "goed",
        "werker": "goed",
        "opslag": "goed",
        "mislukt_werk": "goed",
        "kopie": "onbekend",
        "controle": "onbekend",
    }


def test_login_page_is_accessible_and_fits_both_widths(pagina) -> None:
    pagina.goto("/account/login/")
    for width in (1280, 390):
        pagina.set_viewport_size({"width": width, "height": 900})
        pagina.isd.axe()
        pagina.isd.geen_zijwaarts()
    pagina.isd.schermbeeld("inloggen")


def test_faults_of_a_page_are_seen(pagina) -> None:
    watched: Reispagina = pagina.isd
    pagina.goto("/account/login/")
    pagina.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))"
    )
    pagina.evaluate(
        "document.body.append(Object.assign(document.createElement('img'), "
        "{src: '/static/geen.png'}))"
    )
    for expected in ("CSP script-src", "404 image"):

        def gezien(what: str = expected) -> bool:
            pagina.wait_for_timeout(50)  # lets the browser tell
            return any(what in fault for fault in watched.fouten)

        wacht_op(gezien, expected, 10)
    watched.fouten.clear()


def test_the_demonstration_has_its_address_to_move_the_clock(portaal: Portaal) -> None:
    assert reverse("demo_verzet")


def test_a_killed_worker_comes_back(portaal: Portaal) -> None:
    first = portaal.werker.proces.pid
    portaal.werker.kill9()
    portaal.werker.start()
    assert portaal.werker.proces.pid != first
