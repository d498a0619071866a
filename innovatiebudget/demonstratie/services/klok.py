"""The clock of the demonstration: from moment to moment of its rondes."""

from datetime import datetime

from innovatiebudget.demonstratie.queries import volgend_moment
from kern.basis import tijd


def verzet_naar_volgend_moment() -> datetime | None:
    """Shift the clock to the next dated moment and return it; None when there is none left.

    Asks no permission: everyone plays in a demonstration. Real portals refuse to shift their clock.
    """
    volgende = volgend_moment()
    if volgende is None:
        return None
    tijd.verzet(volgende[0])
    return volgende[0]
