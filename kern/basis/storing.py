"""One line in the log per outage: when it begins and when it is over, not at every try."""

import logging
import time

log = logging.getLogger(__name__)

NOG_STEEDS = 3600.0  # seconds after which an outage that lasts is named again


class Storing:
    """Something outside that may be away; threads of one process may share it."""

    def __init__(self, wat: str) -> None:
        self.wat = wat
        self._sinds: float | None = None
        self._gemeld = 0.0

    def meld(self, exc: BaseException) -> None:
        """Note that it failed (again)."""
        now = time.monotonic()
        if self._sinds is None:
            self._sinds = now
        elif now - self._gemeld < NOG_STEEDS:
            return
        self._gemeld = now
        log.warning("%s: away. %s: %s", self.wat, type(exc).__name__, str(exc).strip())

    def voorbij(self) -> None:
        """Note that it works; says so when it was away."""
        if self._sinds is not None:
            log.warning("%s: back after %.0f s.", self.wat, time.monotonic() - self._sinds)
            self._sinds = None
