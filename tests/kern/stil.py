"""Services that hang: they take a call and say nothing, from the start or from a moment on."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stille_dienst() -> Iterator[int]:
    """Listen on a port, take every call, and say nothing; gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as dienst:
        yield dienst.getsockname()[1]


class Doorgeefluik:
    """Passes everything on to a real service until `stil` is set; then it swallows all of it."""

    def __init__(self, host: str, poort: int) -> None:
        self.doel = (host, poort)
        self.stil = threading.Event()
        self.dienst = socket.create_server(("127.0.0.1", 0))
        self.open: list[socket.socket] = []
        self.poort = self.dienst.getsockname()[1]
        threading.Thread(target=self._neem_aan, daemon=True).start()

    def _neem_aan(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                klant, _ = self.dienst.accept()
                ander = socket.create_connection(self.doel)
                self.open += [klant, ander]
                for van, naar in ((klant, ander), (ander, klant)):
                    threading.Thread(target=self._geef_door, args=(van, naar), daemon=True).start()

    def _geef_door(self, van: socket.socket, naar: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while stuk := van.recv(65536):
                if not self.stil.is_set():
                    naar.sendall(stuk)
            naar.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits on it too

    def sluit(self) -> None:
        """End every call and take no more."""
        for einde in [self.dienst, *self.open]:
            with contextlib.suppress(OSError):
                einde.shutdown(socket.SHUT_RDWR)
            einde.close()
