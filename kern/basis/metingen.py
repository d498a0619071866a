"""What a monitor reads at `/metrics`: how long requests take, over all web processes together.

The processes of one web server share a folder, which has to be named before the library is loaded:
`wsgi.py` calls `deel_map`. In any other process the figures are its own.
"""

import os
import shutil
import socket
import threading
from pathlib import Path
from typing import Any


def deel_map(data: Path) -> None:
    """Name the folder of this web server, and remove those of web servers that are gone."""
    server = f"{socket.gethostname()}-{os.getppid()}"
    for oud in (data / "metingen").glob(f"{socket.gethostname()}-*"):
        if oud.name != server and not Path(f"/proc/{oud.name.rpartition('-')[2]}").exists():
            shutil.rmtree(oud, ignore_errors=True)
    folder = data / "metingen" / server
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(folder))


class _Metingen:
    """The measures of this process; made at first use, after `deel_map`."""

    _duur: Any = None
    _slot = threading.Lock()  # two first requests at once would name the same measure twice

    def verzoek(self, *, pagina: str, methode: str, code: int, seconden: float) -> None:
        """Count one request."""
        with self._slot:
            if self._duur is None:
                _Metingen._duur = self._maak_duur()
        self._duur.labels(pagina, methode, f"{code // 100}xx").observe(seconden)

    @staticmethod
    def _maak_duur() -> Any:
        from prometheus_client import Histogram

        return Histogram(
            "portaal_verzoek_seconden",
            "Duur van een verzoek",
            ["pagina", "methode", "code"],
            buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
        )


metingen = _Metingen()


def verzameling() -> Any:
    """Return the registry to read: of all processes of this web server, or of this one."""
    from prometheus_client import REGISTRY, CollectorRegistry
    from prometheus_client.multiprocess import MultiProcessCollector

    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return registry
