"""One act: permission, transaction and log event in one spelling (law 1, W61)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models, transaction

from kern.logboek.models import Gebeurtenis
from kern.logboek.schrijven import leg_vast
from kern.toegang.rechten import eis
from kern.toegang.wie import Wie


class Handeling:
    """What an act knows of itself while it runs; `handeling` makes it."""

    def __init__(self, wie: Wie | None, wat: str) -> None:
        self.wie = wie
        self.wat = wat
        self._verteld = False

    def leg_vast(
        self,
        onderwerp: models.Model | None = None,
        *,
        wat: str = "",
        van: dict[str, Any] | None = None,
        naar: dict[str, Any] | None = None,
        reden: str = "",
        ronde_id: int | None = None,
        zegel: Iterable[models.Model] = (),
    ) -> Gebeurtenis:
        """Write the log event of this act; call it last, see `kern.logboek.schrijven.leg_vast`.

        `wat` only when the code of the event depends on what happened. `zegel` are the rows that
        this act fixes (`kern.logboek.zegel`), as they are stored now.
        """
        self._verteld = True
        return leg_vast(
            wie=self.wie,
            wat=wat or self.wat,
            onderwerp=onderwerp,
            van=van,
            naar=naar,
            reden=reden,
            ronde_id=ronde_id,
            zegel=zegel,
        )

    def verandert_niets(self) -> None:
        """Say that this time nothing changed (the same value again), so that nothing is logged."""
        self._verteld = True

    def eis_verteld(self) -> None:
        """Raise RuntimeError when the act told nothing: a fault of the programmer."""
        if not self._verteld:
            raise RuntimeError(f"{self.wat}: an act ends with leg_vast() or verandert_niets()")


@contextmanager
def handeling(
    *, wie: Wie | None, wat: str, mag: str | None, op: Any = None, anoniem: bool = False
) -> Iterator[Handeling]:
    """Do one act: ask permission `mag` with `op`, open the transaction, see that it is logged.

    `wie` is a user, or None for the system; `wat` the stable code of the log event, such as
    "aanvragen.trek_in". `mag=None` is for what the system does by itself, or what a caller within
    the same act has asked already: say which beside it. `anoniem` keeps who did it out of the log,
    where the scheme promises that. Raises GeenToegang before anything is touched; whatever is
    raised inside undoes everything, and RuntimeError comes of an act that told nothing.

        with handeling(wie=wie, wat="aanvragen.trek_in", mag="aanvragen.trek_in", op=aanvraag) as h:
            rij = vergrendel(aanvraag)
            ...
            h.leg_vast(rij, naar={"status": rij.status}, ronde_id=rij.ronde_id)
    """
    if mag is not None:
        eis(wie, mag, op)
    with transaction.atomic():
        act = Handeling(None if anoniem else wie, wat)
        yield act
        act.eis_verteld()
