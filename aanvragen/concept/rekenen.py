"""What the services of this floor share: locking, and what may be changed when."""

from datetime import datetime

from kern.basis.termijnen import datum_lang
from kern.basis.tijd import lokaal


def moment_voluit(moment: datetime) -> str:
    """Write a moment: maandag 11 mei 2015 om 17.00 uur."""
    lokale = lokaal(moment)
    return f"{datum_lang(lokale.date())} om {lokale:%H.%M} uur"
