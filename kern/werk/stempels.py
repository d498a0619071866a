"""When something outside the portal was last done, and whether it went well: a backup, a check."""

from datetime import timedelta

from kern.basis.tijd import echte_tijd
from kern.werk.models import Stempel

KOPIE, CONTROLE = "kopie", "controle"

# A day and a little: what is done every night may be late once.
OUD_NA = {KOPIE: timedelta(hours=30), CONTROLE: timedelta(hours=30)}


def zet_stempel(naam: str, *, goed: bool = True) -> None:
    """Note that it was done just now."""
    Stempel.objects.update_or_create(naam=naam, defaults={"op": echte_tijd(), "goed": goed})


def stand_van_stempels() -> dict[str, str]:
    """Return for each "goed", "let op" (too long ago, or wrong) or "onbekend" (never); 1 query."""
    gezet = {s.naam: s for s in Stempel.objects.all()}
    standen = {}
    for naam, oud_na in OUD_NA.items():
        if (stempel := gezet.get(naam)) is None:
            standen[naam] = "onbekend"
        else:
            vers = stempel.goed and echte_tijd() - stempel.op < oud_na
            standen[naam] = "goed" if vers else "let op"
    return standen
