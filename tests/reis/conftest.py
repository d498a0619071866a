"""A real browser, on a real server, with a real worker: what the journeys travel with.

Fixtures: `portaal` (address and worker), `werker` (to kill and start), `browser`, `pagina`,
`nieuwe_pagina`, `als`. Helpers on a page: `pagina.isd.axe()`, `pagina.isd.schermbeeld(naam)`.
A page that breaks the Content-Security-Policy, writes an error to the console, misses a file or
answers 5xx fails its test.
"""

import importlib
import os
from collections.abc import Callable, Iterator

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client
from django.test.testcases import LiveServerThread, _StaticFilesHandler
from django.urls import clear_url_caches
from playwright.sync_api import Browser, Page, sync_playwright

from tests.reis.hulp import Portaal, Reispagina, Werker

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop of its own
BROWSER = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@pytest.fixture(scope="session")
def _werker(django_db_setup: None) -> Iterator[Werker]:
    proces = Werker()
    yield proces
    proces.stop()


@pytest.fixture
def _demonstratie(settings: LazySettings) -> Iterator[None]:
    """Journeys move the clock, which only the demonstration can, with its address for that."""
    before = settings.DEMONSTRATIE
    settings.DEMONSTRATIE = True
    settings.MFA_VERPLICHT = False
    importlib.reload(importlib.import_module(settings.ROOT_URLCONF))
    clear_url_caches()
    yield
    settings.DEMONSTRATIE = before
    importlib.reload(importlib.import_module(settings.ROOT_URLCONF))
    clear_url_caches()


@pytest.fixture
def werker(_werker: Werker, transactional_db: None, _demonstratie: None) -> Iterator[Werker]:
    """A running Celery worker on the test database and the broker of this run."""
    _werker.start()
    yield _werker
    _werker.kom_tot_rust()


@pytest.fixture
def portaal(werker: Werker, settings: LazySettings) -> Iterator[Portaal]:
    """A running portal: web server in a thread of this process, worker in a process of its own."""
    collected = "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"]
    # SQLite is a file in these tests, so every thread opens a connection of its own, as in use.
    server = LiveServerThread(
        "localhost",
        _StaticFilesHandler if collected else StaticFilesHandler,
        connections_override={},
    )
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    adres = f"http://{server.host}:{server.port}"
    settings.SITE_URL = adres
    settings.CSRF_TRUSTED_ORIGINS = [adres]
    yield Portaal(adres, werker)
    server.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without its calls to the outside."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=BROWSER,
            args=[
                "--no-sandbox",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-dev-shm-usage",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def nieuwe_pagina(browser: Browser, portaal: Portaal) -> Iterator[Callable[..., Page]]:
    """Open pages, each with its own session: `nieuwe_pagina(breedte=1280, javascript=True)`.

    All pages are closed after the test, which fails when one of them had faults.
    """
    opened: list[Reispagina] = []

    def open_(*, breedte: int = 1280, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=portaal.adres,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            viewport={"width": breedte, "height": 900},
            java_script_enabled=javascript,
            accept_downloads=True,
            reduced_motion="reduce",
        )
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.isd = Reispagina(page)  # type: ignore[attr-defined]
        opened.append(page.isd)  # type: ignore[attr-defined]
        return page

    yield open_
    faults = [fault for watched in opened for fault in watched.fouten]
    for watched in opened:
        watched.pagina.context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def pagina(nieuwe_pagina: Callable[..., Page]) -> Page:
    """One page at 1280 pixels, not logged in."""
    return nieuwe_pagina()


@pytest.fixture
def als(nieuwe_pagina: Callable[..., Page], portaal: Portaal) -> Callable[..., Page]:
    """Open a page that is logged in already: `als(gebruiker)`; logging in has a test of its own."""

    def open_(gebruiker: object, **opties: object) -> Page:
        page = nieuwe_pagina(**opties)
        client = Client()
        client.force_login(gebruiker, backend="django.contrib.auth.backends.ModelBackend")
        cookie = client.cookies["sessionid"]
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": portaal.adres, "httpOnly": True}]
        )
        return page

    return open_
