"""Watches one act: what stayed written in the database, and what the log says of it (W61)."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from kern.logboek.models import Gebeurtenis, LogboekKop
from kern.logboek.schrijven import hash_van_regel

_SCHRIJFT = re.compile(r'^\s*(?:INSERT INTO|INSERT OR IGNORE INTO|UPDATE|DELETE FROM)\s+"(\w+)"')
_PUNT = re.compile(r'^(SAVEPOINT|ROLLBACK TO SAVEPOINT|RELEASE SAVEPOINT) "?(\w+)"?')


class Schrijfspoor:
    """The tables that were written, without what a rollback to a savepoint undid."""

    def __init__(self) -> None:
        self.tabellen: list[str] = []
        self._punten: dict[str, int] = {}

    def __call__(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any
    ) -> Any:
        """Note a statement that succeeded; `connection.execute_wrapper` calls it."""
        uitkomst = execute(sql, params, many, context)
        tekst = str(sql)
        if punt := _PUNT.match(tekst):
            if punt[1] == "SAVEPOINT":
                self._punten[punt[2]] = len(self.tabellen)
            elif punt[1].startswith("ROLLBACK"):
                del self.tabellen[self._punten[punt[2]] :]
        elif schrijft := _SCHRIJFT.match(tekst):
            self.tabellen.append(schrijft[1])
        return uitkomst


@contextmanager
def volg() -> Iterator[Schrijfspoor]:
    """Follow what is written in the block."""
    spoor = Schrijfspoor()
    with connection.execute_wrapper(spoor):
        yield spoor


class Logvolger:
    """Follows the chain of the log line by line, and remembers all of it."""

    def __init__(self) -> None:
        self.regels = list(
            Gebeurtenis.objects.order_by("volgnummer").values_list("volgnummer", "hash")
        )

    @property
    def kop(self) -> tuple[int, str]:
        """Number and hash of the last line that was seen."""
        return self.regels[-1] if self.regels else (0, "")

    def nieuwe(self) -> list[Gebeurtenis]:
        """Return the lines since the last time; each must follow on the one before it."""
        lijnen = list(Gebeurtenis.objects.filter(volgnummer__gt=self.kop[0]).order_by("volgnummer"))
        for lijn in lijnen:
            nummer, hash_ = self.kop
            assert (lijn.volgnummer, lijn.vorige) == (nummer + 1, hash_), "the chain is broken"
            assert lijn.hash == hash_van_regel(lijn), "a line does not have its own hash"
            self.regels.append((lijn.volgnummer, lijn.hash))
        if lijnen:
            kop = LogboekKop.objects.values_list("volgnummer", "hash").get(pk=1)
            assert kop == self.kop, "the head does not point to the last line"
        return lijnen

    def alles_staat_er_nog(self) -> None:
        """See that no line that was ever seen is gone or changed."""
        staat = list(Gebeurtenis.objects.order_by("volgnummer").values_list("volgnummer", "hash"))
        assert staat == self.regels, "the log was changed"
