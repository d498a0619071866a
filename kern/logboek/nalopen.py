"""Compute again what the log says: chain, content, files, earlier heads, the lock (W61).

Everything goes by key and a page at a time, while the portal is in use: what seems wrong is looked
at once more under the lock on the head, when no act can be half done.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, transaction

from kern.logboek import grendel
from kern.logboek.controle import Ketenloop
from kern.logboek.koppen import Kop, kop_van_dag
from kern.logboek.models import Dagkop, Gebeurtenis, LogboekKop
from kern.logboek.zegel import HERSTEL, KOP, Verzegeld, verzegelde_soort, verzegelde_soorten

BESTAANDE = "kern.verzegel_bestaande"  # what was there before the seals, sealed at once


@dataclass(frozen=True)
class Verschil:
    """One difference: where, and in Dutch what is wrong there."""

    plek: str
    uitleg: str

    def __str__(self) -> str:
        return f"{self.plek}: {self.uitleg}"


@dataclass
class Nalooprapport:
    """What a look through everything saw, and every difference."""

    regels: int = 0
    dingen: int = 0
    bestanden: int = 0
    koppen: int = 0
    later_verzegeld: int = 0  # sealed only when the seals came, not by the act itself
    verschillen: list[Verschil] = field(default_factory=list)

    @property
    def goed(self) -> bool:
        """Whether nothing differs."""
        return not self.verschillen


@dataclass(frozen=True)
class Zegel:
    """The newest hash of one row in the log, and the line that carries it."""

    hash: str
    regel: int


class Zegelboek:
    """The newest seal of every row, gathered while the chain is walked."""

    def __init__(self, koppen: Iterable[Kop], uitkomst: Nalooprapport) -> None:
        self._koppen: dict[int, list[Kop]] = {}
        for kop in koppen:
            self._koppen.setdefault(kop.volgnummer, []).append(kop)
        self._gezien_zegels = False
        self._uitkomst = uitkomst
        self.zegels: dict[str, dict[str, Zegel]] = {}

    def zie(self, regel: Gebeurtenis) -> None:
        """Take over the seals of one line, and compare it with heads of then."""
        for kop in self._koppen.pop(regel.volgnummer, ()):
            if kop.hash != regel.hash:
                self._meld(
                    f"regel {regel.volgnummer}",
                    f"op {kop.moment} was de hash {kop.hash[:12]}…, getekend; nu is die "
                    f"{regel.hash[:12]}…. Het logboek is tot en met deze regel herschreven.",
                )
        for code, rijen in regel.zegels.items():
            if code == KOP:
                self._zie_kop(regel)
            else:
                self._neem_over(regel, code, rijen)
        self._gezien_zegels = self._gezien_zegels or bool(regel.zegels)

    def _zie_kop(self, regel: Gebeurtenis) -> None:
        """A head that was not ours; before the first seal of all there was no signature yet."""
        if regel.wat == BESTAANDE and not self._gezien_zegels:
            return
        self._meld(
            f"regel {regel.volgnummer - 1}",
            "toen de volgende regel kwam, was de handtekening onder deze regel niet van dit "
            "portaal. Iemand heeft het logboek ervoor herschreven of ingekort.",
        )

    def _neem_over(self, regel: Gebeurtenis, code: str, rijen: dict[str, str]) -> None:
        soort, boek = verzegelde_soort(code), self.zegels.setdefault(code, {})
        if regel.wat == BESTAANDE:
            self._uitkomst.later_verzegeld += len(rijen)
        for sleutel, hash_ in rijen.items():
            eerder, boek[sleutel] = boek.get(sleutel), Zegel(hash_, regel.volgnummer)
            if eerder is None or eerder.hash == hash_ or regel.wat == HERSTEL:
                continue
            if soort and regel.wat not in soort.wijzigt:
                self._meld(
                    f"{soort.naam} {sleutel}",
                    f"is veranderd tussen regel {eerder.regel} en regel {regel.volgnummer}, "
                    "zonder handeling.",
                )

    def sluit(self, nummer: int) -> None:
        """Name the heads of which the line is no longer there."""
        for koppen in self._koppen.values():
            for kop in koppen:
                self._meld(
                    f"regel {kop.volgnummer}",
                    f"stond er op {kop.moment}, getekend; nu eindigt het logboek bij regel "
                    f"{nummer}, of ontbreekt deze regel.",
                )

    def _meld(self, plek: str, uitleg: str) -> None:
        self._uitkomst.verschillen.append(Verschil(plek, uitleg))


def loop_alles_na(eerder: Iterable[Kop] = ()) -> Nalooprapport:
    """Look through everything; `eerder` are heads that someone kept elsewhere."""
    uitkomst = Nalooprapport()
    koppen = list(_geldige_koppen(eerder, uitkomst))
    boek = Zegelboek(koppen, uitkomst)
    loop = Ketenloop(boek.zie)
    _loop_keten(loop, uitkomst)
    boek.sluit(loop.nummer)
    uitkomst.koppen, uitkomst.regels = len(koppen), loop.regels
    if not loop.regels and get_user_model()._default_manager.exists():
        uitkomst.verschillen.append(Verschil("logboek", "is leeg, terwijl er mensen zijn."))
    verdacht = [geval for soort in verzegelde_soorten() for geval in _bekijk(soort, boek, uitkomst)]
    if verdacht:
        _bekijk_nog_eens(verdacht, loop, boek, uitkomst)
    uitkomst.verschillen += [Verschil("grendel", g) for g in grendel.gebreken(connection)]
    return uitkomst


def _geldige_koppen(eerder: Iterable[Kop], uitkomst: Nalooprapport) -> Iterator[Kop]:
    """Give the heads that were signed by this portal; name the others."""
    for kop in [*eerder, *(kop_van_dag(rij) for rij in Dagkop.objects.order_by("datum"))]:
        if bezwaar := kop.bezwaar:
            uitkomst.verschillen.append(Verschil(str(kop), f"{bezwaar}."))
        else:
            yield kop


def _loop_keten(loop: Ketenloop, uitkomst: Nalooprapport) -> None:
    for breuk in loop.breuken():
        uitkomst.verschillen.append(Verschil(f"regel {breuk.volgnummer}", breuk.uitleg))


Geval = tuple[Verzegeld, str]


def _bekijk(soort: Verzegeld, boek: Zegelboek, uitkomst: Nalooprapport) -> Iterator[Geval]:
    """Give the rows of one kind that seem to differ from their seal, or of which a file does."""
    zegels, gezien = boek.zegels.get(soort.code, {}), set()
    for rij in soort.te_verzegelen():
        gezien.add(str(rij["pk"]))
        uitkomst.dingen += 1
        if _klacht(soort, rij, zegels.get(str(rij["pk"]))) or _bestandsklacht(soort, rij, uitkomst):
            yield soort, str(rij["pk"])
    # what was sealed and no longer is what it was, or is away
    yield from ((soort, sleutel) for sleutel in zegels if sleutel not in gezien)


def _klacht(soort: Verzegeld, rij: dict[str, Any] | None, zegel: Zegel | None) -> str:
    """Say what is wrong with a row; "" when it holds what its seal says."""
    if zegel is None:
        return (
            "" if rij is None else "is er buiten het portaal om bij gezet: zij is nooit verzegeld."
        )
    if rij is None:
        return f"is weg; regel {zegel.regel} van het logboek legde haar vast."
    if soort.hash_van(rij) != zegel.hash:
        return f"is veranderd nadat regel {zegel.regel} van het logboek haar vastlegde."
    return ""


def _bestandsklacht(soort: Verzegeld, rij: dict[str, Any], uitkomst: Nalooprapport) -> str:
    """Say what is wrong with the file of a row; "" when it is as it was kept, or there is none."""
    if not soort.bestand or not rij[soort.bestand]:
        return ""
    uitkomst.bestanden += 1
    try:
        zelfde = soort.bestandshash(rij) == rij["sha256"]
    except FileNotFoundError:
        return f"het bestand {rij[soort.bestand]} ontbreekt."
    except (OSError, ValueError) as exc:
        return f"het bestand {rij[soort.bestand]} is niet te lezen ({type(exc).__name__})."
    return "" if zelfde else f"het bestand {rij[soort.bestand]} is veranderd of verwisseld."


def _bekijk_nog_eens(
    verdacht: list[Geval], loop: Ketenloop, boek: Zegelboek, uitkomst: Nalooprapport
) -> None:
    """Look once more while no act can come in between, after the seals of what came meanwhile."""
    with transaction.atomic():
        LogboekKop.objects.select_for_update().filter(pk=1).first()
        _loop_verder(loop)
        for soort, sleutel in verdacht:
            rij = next(soort.rijen(pk=sleutel), None)
            zegel = boek.zegels.get(soort.code, {}).get(sleutel)
            for klacht in _klachten(soort, rij, zegel):
                uitkomst.verschillen.append(Verschil(f"{soort.naam} {sleutel}", klacht))


def _loop_verder(loop: Ketenloop) -> None:
    """Take over the seals of lines that came meanwhile; the head was judged already."""
    for _breuk in loop.breuken():
        pass


def _klachten(soort: Verzegeld, rij: dict[str, Any] | None, zegel: Zegel | None) -> Iterator[str]:
    if klacht := _klacht(soort, rij, zegel):
        yield klacht
    if rij is not None and (zegel or _moet(soort, rij)):
        yield from filter(None, [_bestandsklacht(soort, rij, Nalooprapport())])


def _moet(soort: Verzegeld, rij: dict[str, Any]) -> bool:
    return soort.model._base_manager.filter(soort.wanneer, pk=rij["pk"]).exists()
