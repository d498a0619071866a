"""Declare a document that takes a while, and notes each time it is begun."""

import os
import time
from pathlib import Path
from typing import Any

from django.apps import AppConfig


def _traag(document: Any) -> dict[str, Any]:
    """Note the beginning, and wait as long as the test holds the work."""
    folder = Path(os.environ["WERKER_MAP"])
    with (folder / "begonnen").open("a") as file:
        file.write(f"{os.getpid()}\n")
    while (folder / "houd-vast").exists():
        time.sleep(0.05)
    return {"naam": document.gegevens["naam"]}


class ProefConfig(AppConfig):
    """Declare the slow document."""

    name = "tests.kern.proefapp"
    label = "proefapp"

    def ready(self) -> None:
        """Fill the register of documents."""
        from dataclasses import replace

        from kern.documenten import documenten
        from tests.kern.fabriek import PROEF

        documenten.registreer_documentsoort(replace(PROEF, bouw=_traag))
