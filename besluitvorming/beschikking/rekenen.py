"""The term for objections: six weeks, from the day after sending (W30; Awb 6:7, 6:8)."""

from datetime import date

from kern.basis.termijnen import Termijn, einde_termijn

BEZWAARTERMIJN_WEKEN = 6


def bezwaartermijn(verzonden: date) -> Termijn:
    """Return the last day to object to a letter sent on `verzonden`, and how it was found."""
    return einde_termijn(verzonden, weken=BEZWAARTERMIJN_WEKEN)
