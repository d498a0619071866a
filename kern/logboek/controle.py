"""Check that nobody changed the log (W61)."""

from dataclasses import dataclass

from kern.logboek.models import Gebeurtenis, LogboekKop
from kern.logboek.schrijven import hash_van_regel


@dataclass(frozen=True)
class Ketenbreuk:
    """Where the chain is broken first, and in Dutch what is wrong there."""

    volgnummer: int
    uitleg: str


def kop_van_keten() -> tuple[int, str]:
    """Return the last number and hash; note it elsewhere to prove later that nothing changed."""
    head = LogboekKop.objects.filter(pk=1).first()
    return (head.volgnummer, head.hash) if head else (0, "")


def controleer_keten() -> Ketenbreuk | None:
    """Walk the whole chain; return the first broken link, or None when all is well."""
    number, previous = 0, ""
    for regel in Gebeurtenis.objects.order_by("volgnummer").iterator(chunk_size=2000):
        number += 1
        if regel.volgnummer != number:
            return Ketenbreuk(number, f"Regel {number} ontbreekt.")
        if regel.vorige != previous:
            return Ketenbreuk(number, f"Regel {number} sluit niet aan op de regel ervoor.")
        if regel.hash != hash_van_regel(regel):
            return Ketenbreuk(number, f"De inhoud van regel {number} is veranderd.")
        previous = regel.hash
    if kop_van_keten() != (number, previous):
        return Ketenbreuk(number + 1, f"Na regel {number} ontbreken regels: de kop klopt niet.")
    return None
