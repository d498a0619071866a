"""The database backend; Django looks for `DatabaseWrapper` in a module with this name."""

import select
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base
from psycopg2 import OperationalError, extensions

GEDULD_VERBINDEN = 3.0  # seconds
GEDULD_PEILEN = 1.5
RUIMTE = 2.0  # for the network, on top of the server's own limit

_draad = threading.local()


@contextmanager
def binnen(seconden: float) -> Iterator[None]:
    """Let everything that PostgreSQL is asked in this block together take at most so long."""
    before = getattr(_draad, "grens", None)
    until = time.monotonic() + seconden
    _draad.grens = until if before is None else min(before, until)
    try:
        yield
    finally:
        _draad.grens = before


def _wacht(conn: Any) -> None:
    """Wait for an answer of the server; psycopg2 calls this instead of waiting without end."""
    until = getattr(_draad, "grens", None)
    if until is None and settings.DATABASE_GEDULD:
        until = time.monotonic() + settings.DATABASE_GEDULD + RUIMTE
    poll = select.poll()
    while (state := conn.poll()) != extensions.POLL_OK:
        poll.register(
            conn.fileno(), select.POLLIN if state == extensions.POLL_READ else select.POLLOUT
        )
        rest = None if until is None else max(0.0, until - time.monotonic()) * 1000
        if not poll.poll(rest):
            raise OperationalError("PostgreSQL gives no answer.")
        poll.unregister(conn.fileno())


extensions.set_wait_callback(_wacht)


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL that never keeps anyone waiting without end."""

    def get_connection_params(self) -> dict[str, Any]:
        """Let the server itself end what takes too long."""
        params = super().get_connection_params()
        limit = f"-c statement_timeout={settings.DATABASE_GEDULD * 1000}"
        return {**params, "options": f"{params.get('options', '')} {limit}".strip()}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect within GEDULD_VERBINDEN seconds."""
        with binnen(GEDULD_VERBINDEN):
            return super().get_new_connection(conn_params)

    def init_connection_state(self) -> None:
        """Set the connection up within the same time."""
        with binnen(GEDULD_VERBINDEN):
            super().init_connection_state()

    def is_usable(self) -> bool:
        """Tell soon whether a connection of before still works."""
        with binnen(GEDULD_PEILEN):
            return super().is_usable()
