"""A kind of document and the templates that only these tests use."""

from pathlib import Path
from typing import Any

import pytest

from innovatiebudget.celery import app as celery_app
from kern.documenten import documenten
from kern.werk import opdrachten
from tests.kern.fabriek import PROEF

SJABLONEN = Path(__file__).parent / "sjablonen"


@pytest.fixture(autouse=True)
def _sjablonen(settings: Any) -> None:
    pack = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**pack, "DIRS": [*pack["DIRS"], SJABLONEN]}]


@pytest.fixture(autouse=True)
def _registers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo what a test declares."""
    monkeypatch.setattr(documenten, "_soorten", {**documenten._soorten, PROEF.code: PROEF})
    monkeypatch.setattr(opdrachten, "_soorten", dict(opdrachten._soorten))


@pytest.fixture
def wachtrij(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Catch what is sent to the queue: the ids, in order."""
    sent: list[int] = []

    def send(name: str, args: list[int], **_options: Any) -> None:
        assert name in celery_app.tasks, "nobody does this"
        sent.append(args[0])

    monkeypatch.setattr(celery_app, "send_task", send)
    return sent
