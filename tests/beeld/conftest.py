"""The browser of the journeys, on a server without a worker: the look needs none."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread, _StaticFilesHandler

from tests.reis.conftest import browser, nieuwe_pagina  # noqa: F401  fixtures
from tests.reis.hulp import Portaal, Werker


@pytest.fixture
def portaal(transactional_db: None, settings: LazySettings) -> Iterator[Portaal]:
    """A running portal, without a worker."""
    collected = "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"]
    handler = _StaticFilesHandler if collected else StaticFilesHandler
    server = LiveServerThread("localhost", handler, connections_override={})
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield Portaal(f"http://{server.host}:{server.port}", Werker())
    server.terminate()
