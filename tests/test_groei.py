"""A page costs the same for ten times as many applications: law 12, measured.

Every page is asked at 50 and at 500 applications of one ronde; the rows are copies of one that went
through the services. The number of queries must be equal, and the number of calls that Python makes
may grow by a third at most: calls are counted, so a busy machine changes nothing. Time is measured
too, generously, for work that makes no calls: what the database does with its rows.
"""

import cProfile
import gc
from collections.abc import Callable
from dataclasses import dataclass
from time import process_time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from beoordeling.weging import services as weging
from deelnemers.personen.models import Gebruiker
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen
from tests.beoordeling import fabriek as beoordelen
from tests.besluitvorming import fabriek as besluiten
from tests.kloon import vermenigvuldig
from tests.uitvoering import fabriek as uitvoering

pytestmark = [pytest.mark.django_db, pytest.mark.eenmaal]

WEINIG, VEEL = 50, 500
RUIMTE_WERK, RUIMTE_TIJD = 1.3, 2.5  # how much more a page may do for ten times as much
WERK, MS = 2_000, 40  # and by how much: calls, milliseconds of the processor
METINGEN = 5


@dataclass(frozen=True)
class Pagina:
    """A page and who asks for it; None is a visitor."""

    naam: str
    wie: Gebruiker | None
    adres: str


@dataclass(frozen=True)
class Kosten:
    """What a page takes once it was asked before: queries, calls, milliseconds."""

    vragen: int
    werk: int
    duur: float

    def __str__(self) -> str:
        return f"{self.vragen} queries, {self.werk} calls, {self.duur:.0f} ms"

    def past_bij(self, weinig: "Kosten") -> bool:
        """Whether a page with many costs what it costs with few."""
        return (
            self.vragen == weinig.vragen
            and self.werk <= RUIMTE_WERK * weinig.werk + WERK
            and self.duur <= RUIMTE_TIJD * weinig.duur + MS
        )


def vragen_van(client: Client, pagina: Pagina) -> int:
    """Return how many queries a page takes."""
    with CaptureQueriesContext(connection) as vragen:
        client.get(pagina.adres)
        return len(vragen)


def werk_van(client: Client, pagina: Pagina) -> int:
    """Return how many calls, of Python and of C, a page makes."""
    teller = cProfile.Profile()
    teller.runcall(client.get, pagina.adres)
    return sum(regel.callcount for regel in teller.getstats())


def duur_van(client: Client, pagina: Pagina) -> float:
    """Return the milliseconds of the processor that a page takes, at its best."""
    duren = []
    gc.collect()
    for _ in range(METINGEN):
        begin = process_time()
        client.get(pagina.adres)
        duren.append(1000 * (process_time() - begin))
    return min(duren)


def meet(client: Client, pagina: Pagina) -> Kosten:
    """Return what a page costs who asks for it again."""
    client.logout()
    if pagina.wie:
        client.force_login(pagina.wie)
    assert client.get(pagina.adres).status_code == 200, pagina
    return Kosten(vragen_van(client, pagina), werk_van(client, pagina), duur_van(client, pagina))


def groei(client: Client, paginas: list[Pagina], meer: Callable[[int], Any]) -> list[str]:
    """Measure all pages with few and with many; return what became slower or asks more."""
    meer(WEINIG)
    weinig = {pagina.naam: meet(client, pagina) for pagina in paginas}
    meer(VEEL - WEINIG)
    te_veel = []
    for pagina in paginas:
        kosten = meet(client, pagina)
        regel = f"{pagina.naam}: {weinig[pagina.naam]} -> {kosten}"
        print(regel)
        if not kosten.past_bij(weinig[pagina.naam]):
            te_veel.append(regel)
    return te_veel


def _start(naam: str, wie: Gebruiker | None) -> Pagina:
    return Pagina(f"start van {naam}" if wie else "voorpagina", wie, reverse("start"))


def _dossier(naam: str, wie: Gebruiker, aanvraag: Aanvraag) -> Pagina:
    return Pagina(f"dossier voor {naam}", wie, reverse("dossier", args=[aanvraag.nummer]))


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(fabriek.OPEN)


def test_pages_of_the_check_do_not_grow(client, klok) -> None:
    ronde = fabriek.ronde()
    eerste, bron = (aanvragen.ingediend(ronde, titel=titel) for titel in ("Taalmaatje", "Tuin"))
    klok(fabriek.NA_SLUITING)
    coordinator, aanbieder = fabriek.coordinator(), eerste.aangemaakt_door
    paginas = [
        _start("coördinator", coordinator),
        _start("aanbieder", aanbieder),
        Pagina("werklijst", coordinator, reverse("aanvragen:werklijst")),
        _dossier("coördinator", coordinator, eerste),
        _dossier("aanbieder", aanbieder, eerste),
        Pagina("toets", coordinator, reverse("aanvragen:toets", args=[eerste.pk])),
    ]
    assert groei(client, paginas, lambda aantal: vermenigvuldig(bron, aantal)) == []


def test_pages_of_the_committee_do_not_grow(client, klok) -> None:
    ronde, (eerste, bron) = beoordelen.met_aanvragen(2)
    klok(beoordelen.BEOORDELING)
    zetels = [beoordelen.verklaar_vrij(zetel) for zetel in beoordelen.scorend(ronde)]
    for zetel in zetels:
        beoordelen.scoor(zetel, bron, 8)
    lid = zetels[1].gebruiker
    coordinator, secretaris = fabriek.coordinator(), beoordelen.secretaris(ronde)
    paginas = [
        _start("coördinator", coordinator),
        _start("lid", lid),
        _start("secretaris", secretaris),
        Pagina("voortgang", secretaris, reverse("beoordeling:voortgang", args=[ronde.code])),
        Pagina("eigen lijst", lid, reverse("beoordeling:ronde", args=[ronde.code])),
        Pagina("scoren", lid, reverse("beoordeling:beoordelen", args=[eerste.nummer])),
        _dossier("lid", lid, eerste),
    ]
    assert groei(client, paginas, lambda aantal: vermenigvuldig(bron, aantal)) == []


def test_pages_of_the_weighing_do_not_grow(client, klok) -> None:
    ronde, (eerste, bron) = beoordelen.met_aanvragen(2)
    klok(beoordelen.BEOORDELING)
    for aanvraag in (eerste, bron):
        beoordelen.beoordeeld(aanvraag)
    secretaris, lid = beoordelen.secretaris(ronde), beoordelen.scorend(ronde)[1].gebruiker
    weging.begin_weging(wie=secretaris, ronde=ronde)
    adres = reverse("beoordeling:weging", args=[ronde.code])
    paginas = [
        Pagina("weging voor secretaris", secretaris, adres),
        Pagina("weging voor lid", lid, adres),
        Pagina("overwegingen", secretaris, reverse("beoordeling:overwegingen", args=[ronde.code])),
    ]
    assert groei(client, paginas, lambda aantal: vermenigvuldig(bron, aantal)) == []


def test_pages_of_what_was_granted_do_not_grow(client, klok) -> None:
    _, (eerste, bron) = besluiten.besloten(2, bedrag=30_000)
    for aanvraag in (eerste, bron):
        uitvoering.gestart(aanvraag)
    klok(besluiten.BESLUITVORMING)
    coordinator, medewerker = fabriek.coordinator(), besluiten.wie(fabriek.gemeente())
    paginas = [
        _start("bezoeker", None),
        Pagina("register", None, reverse("register")),
        _start("coördinator", coordinator),
        _start("gemeente", medewerker),
        Pagina("bord", coordinator, reverse("besluitvorming:bord")),
        Pagina("projecten", coordinator, reverse("uitvoering:lijst")),
        _dossier("coördinator", coordinator, eerste),
        _dossier("aanbieder", eerste.aangemaakt_door, eerste),
    ]
    assert groei(client, paginas, lambda aantal: vermenigvuldig(bron, aantal)) == []
