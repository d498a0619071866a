"""When an interest was declared, and what the member had seen and given by then, as pure computing (W20, W24).

Every recusal follows one rule, published with the ronde: whatever a member gave on an application in which
an interest is reported does not count, at whatever moment the report comes. What differs is what must be
told about it; that follows from the facts here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Verklaringen = Sequence[tuple[datetime, bool]]  # moment, interest or not; the oldest first


class Meldfase(StrEnum):
    """How far the member was with the application when the interest was reported."""

    VOOR_LEZEN = "voor_lezen"
    NA_LEZEN = "na_lezen"
    NA_SCOREN = "na_scoren"
    NA_OPENEN = "na_openen"
    IN_WEGING = "in_weging"
    NA_ADVIES = "na_advies"


@dataclass(frozen=True)
class Verschoningsfeiten:
    """What one member had seen and given of one application when the interest was reported.

    Each moment is None when it did not come before the report. `scores` and `herzien` count criteria;
    `keuzes` counts what this person recorded in the weighing for the committee.
    """

    gemeld_op: datetime
    toegang_op: datetime | None = None  # could read it since
    scores: int = 0
    herzien: int = 0
    definitief_op: datetime | None = None
    geopend_op: datetime | None = None  # its scores were opened
    weging_op: datetime | None = None  # the weighing of the ronde began
    advies_op: datetime | None = None  # an advice about it was set down
    keuzes: int = 0

    @property
    def anderen_op(self) -> datetime | None:
        """Since when the member could see the scores of others: opened, and final himself (W21)."""
        if self.geopend_op is None or self.definitief_op is None:
            return None
        return max(self.geopend_op, self.definitief_op)

    @property
    def fase(self) -> Meldfase:
        """The latest that holds; whoever never had access reported before reading, whenever that was."""
        if self.toegang_op is None:
            return Meldfase.VOOR_LEZEN
        stappen = (
            (self.advies_op, Meldfase.NA_ADVIES),
            (self.weging_op, Meldfase.IN_WEGING),
            (self.geopend_op, Meldfase.NA_OPENEN),
            (self.scores, Meldfase.NA_SCOREN),
        )
        return next((fase for bereikt, fase in stappen if bereikt), Meldfase.NA_LEZEN)


def gemeld_sinds(verklaringen: Verklaringen) -> datetime | None:
    """Return since when an interest stands: the first of the last run that says so; None without."""
    sinds = None
    for op, belang in verklaringen:
        sinds = (sinds or op) if belang else None
    return sinds


def toegang_sinds(ronde: Verklaringen, aanvraag: Verklaringen, tot: datetime) -> datetime | None:
    """Return the first moment before `tot` at which both declarations said "no interest" (W20)."""
    stand: dict[str, bool] = {}
    rijen = [(op, "ronde", belang) for op, belang in ronde]
    rijen += [(op, "aanvraag", belang) for op, belang in aanvraag]
    for op, over, belang in sorted(rijen, key=lambda rij: rij[0]):
        if op >= tot:
            break
        stand[over] = belang
        if stand == {"ronde": False, "aanvraag": False}:
            return op
    return None


def voor(moment: datetime | None, tot: datetime) -> datetime | None:
    """Return the moment when it came before `tot`, else None."""
    return moment if moment is not None and moment < tot else None


def eerste(momenten: Iterable[datetime | None]) -> datetime | None:
    """Return the first of the moments that are there."""
    return min((moment for moment in momenten if moment), default=None)
