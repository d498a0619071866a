"""A kind of document and the templates that only these tests use."""

from pathlib import Path
from typing import Any

import pytest

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
    from kern.tasks import voer_uit

    sent: list[int] = []
    monkeypatch.setattr(
        voer_uit, "apply_async", lambda args, **_options: sent.append(args[0]), raising=True
    )
    return sent
