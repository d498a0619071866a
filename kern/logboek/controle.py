"""Walk the chain of the log, and name every place where it is broken (W61)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from kern.logboek.models import Gebeurtenis, LogboekKop
from kern.logboek.schrijven import hash_van_regel, kop_is_getekend

BLAD = 2000  # lines at a time

Zie = Callable[[Gebeurtenis], object]


@dataclass(frozen=True)
class Ketenbreuk:
    """A place where the chain is broken, and in Dutch what is wrong there."""

    volgnummer: int
    uitleg: str


def kop_van_keten() -> tuple[int, str]:
    """Return the last number and hash; note it elsewhere to prove later that nothing changed."""
    head = LogboekKop.objects.filter(pk=1).first()
    return (head.volgnummer, head.hash) if head else (0, "")


def controleer_keten() -> Ketenbreuk | None:
    """Walk the whole chain; return the first broken link, or None when all is well."""
    return next(Ketenloop().breuken(), None)


class Ketenloop:
    """A walk along the chain, a page at a time; `zie` gets every line it passes.

    It can go on later from where it was, for what was added meanwhile.
    """

    def __init__(self, zie: Zie | None = None) -> None:
        self.regels = 0
        self.nummer = 0
        self._vorige = ""
        self._zie = zie or (lambda regel: None)

    def breuken(self) -> Iterator[Ketenbreuk]:
        """Walk on to the end and name every broken link; the head comes last."""
        while True:
            for regel in self._nieuwe():
                yield from self._bekijk(regel)
            head = LogboekKop.objects.filter(pk=1).first() or LogboekKop()
            if head.volgnummer > self.nummer and self._er_is_meer():
                continue  # an act came in between
            yield from self._bekijk_kop(head)
            return

    def _nieuwe(self) -> Iterator[Gebeurtenis]:
        while blad := list(self._verder()[:BLAD]):
            yield from blad

    def _verder(self) -> QuerySet[Gebeurtenis]:
        return Gebeurtenis.objects.filter(volgnummer__gt=self.nummer).order_by("volgnummer")

    def _er_is_meer(self) -> bool:
        return bool(self._verder().exists())

    def _bekijk(self, regel: Gebeurtenis) -> Iterator[Ketenbreuk]:
        """Compare one line with the one before it and with its own hash."""
        verwacht, self.nummer = self.nummer + 1, regel.volgnummer
        self.regels += 1
        if regel.volgnummer == verwacht + 1:
            yield Ketenbreuk(verwacht, f"Regel {verwacht} ontbreekt.")
        elif regel.volgnummer != verwacht:
            tot = regel.volgnummer - 1
            yield Ketenbreuk(verwacht, f"Regel {verwacht} tot en met {tot} ontbreken.")
        elif regel.vorige != self._vorige:
            yield Ketenbreuk(
                regel.volgnummer, f"Regel {regel.volgnummer} sluit niet aan op de regel ervoor."
            )
        if regel.hash != hash_van_regel(regel):
            yield Ketenbreuk(
                regel.volgnummer, f"De inhoud van regel {regel.volgnummer} is veranderd."
            )
        self._vorige = regel.hash
        self._zie(regel)

    def _bekijk_kop(self, head: LogboekKop) -> Iterator[Ketenbreuk]:
        volgende = self.nummer + 1
        if (head.volgnummer, head.hash) != (self.nummer, self._vorige):
            yield Ketenbreuk(
                volgende, f"Na regel {self.nummer} ontbreken regels: de kop klopt niet."
            )
        elif head.volgnummer and not kop_is_getekend(head):
            yield Ketenbreuk(
                volgende,
                f"De handtekening onder regel {self.nummer} is niet van dit portaal: "
                "de keten kan opnieuw zijn berekend, of het einde eraf gehaald.",
            )
