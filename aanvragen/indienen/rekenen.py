"""The same project is submitted once (R11): what is refused, and what only looks alike.

Refused: an application with the same title (letters and digits only, accents and case aside) as
another one that was received in a ronde that opened in the same year, local or regional, when
the two share an organisation (penvoerder or partner, by KvK number). Withdrawn and put aside
don't count.
Shown to the coördinator: applications whose title or summary look alike, with the reason.

The decision term, and how completion requests make it stand still (W13, Awb 4:5 and 4:15).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from kern.basis.termijnen import Termijn, datum_lang, opgeschort

KADER_SCHEMA = "ontvangst-1"  # what was received before it has an empty one

TITEL_LIJKT, TITEL_LIJKT_ZELFDE_ORGANISATIE = 0.8, 0.6

TEKST_LIJKT, TEKST_LIJKT_ZELFDE_ORGANISATIE = 0.45, 0.2

KORTSTE_WOORD = 4  # shorter words say nothing about what a project is


def kader_van_ontvangst(*, indiener: str, rondeversie: int | None) -> dict[str, Any]:
    """Return what a receipt shows beside the content: who sent it, and by which rules it is read."""
    return {"schema": KADER_SCHEMA, "indiener": indiener, "rondeversie": rondeversie}


@dataclass(frozen=True)
class Dubbelvermoeden:
    """Another application that looks like this one, and why."""

    pk: int
    nummer: str
    titel: str
    penvoerder: str
    redenen: tuple[str, ...]
    sterkte: float


@lru_cache(maxsize=2048)  # the same summaries are compared on every page of the check
def zeggende_woorden(tekst: str) -> frozenset[str]:
    """Return the words that say something."""
    return frozenset(woord for woord in _kaal(tekst).split() if len(woord) >= KORTSTE_WOORD)


@dataclass(frozen=True)
class Projectkenmerk:
    """What two applications are compared by."""

    pk: int
    nummer: str
    titel: str
    penvoerder: str
    organisaties: frozenset[str]
    kale_titel: str
    woorden: frozenset[str]


@lru_cache(maxsize=2048)
def kale_tekst(titel: str) -> str:
    """Return the title with only lower-case letters, digits and single spaces."""
    return _kaal(titel)


def _kaal(titel: str) -> str:
    plat = unicodedata.normalize("NFKD", titel.casefold())
    return " ".join(
        re.findall(r"[a-z0-9]+", "".join(c for c in plat if not unicodedata.combining(c)))
    )


def vergelijk_projecten(deze: Projectkenmerk, andere: Projectkenmerk) -> Dubbelvermoeden | None:
    """Compare two applications; None when they don't look alike enough to mention."""
    samen = bool(deze.organisaties & andere.organisaties)
    titel = titelgelijkenis(deze.kale_titel, andere.kale_titel)
    tekst = woordoverlap(deze.woorden, andere.woorden)
    redenen = []
    if titel >= (TITEL_LIJKT_ZELFDE_ORGANISATIE if samen else TITEL_LIJKT):
        redenen.append(f"de titel lijkt voor {titel:.0%} op deze")
    if tekst >= (TEKST_LIJKT_ZELFDE_ORGANISATIE if samen else TEKST_LIJKT):
        redenen.append(f"{tekst:.0%} van de woorden in de samenvatting is gelijk")
    if not redenen:
        return None
    if samen:
        redenen.append("een organisatie doet in allebei mee")
    sterkte = max(titel, tekst) + (0.5 if samen else 0)
    return Dubbelvermoeden(
        andere.pk, andere.nummer, andere.titel, andere.penvoerder, tuple(redenen), sterkte
    )


def titelgelijkenis(een: str, ander: str) -> float:
    """Return how alike two bare titles are, 0 to 1; the cheap upper bounds go first."""
    grens = TITEL_LIJKT_ZELFDE_ORGANISATIE
    if 2 * min(len(een), len(ander)) < grens * (len(een) + len(ander)):
        return 0.0
    if 2 * (Counter(een) & Counter(ander)).total() < grens * (len(een) + len(ander)):
        return 0.0
    return SequenceMatcher(None, een, ander, autojunk=False).ratio()


def woordoverlap(een: frozenset[str], ander: frozenset[str]) -> float:
    """Return which share of all words both texts use, 0 to 1."""
    samen = een | ander
    return len(een & ander) / len(samen) if samen else 0.0


@dataclass(frozen=True)
class Stilstand:
    """The decision term stands still from the day after `gevraagd` up to and including `tot`."""

    gevraagd: date
    tot: date
    loopt: bool = False

    @property
    def dagen(self) -> int:
        """How many days it stands still."""
        return max(0, (self.tot - self.gevraagd).days)


def bereken_beslistermijn(einde: date, stilstanden: Iterable[Stilstand]) -> Termijn:
    """Return the last day to decide, and in Dutch how it was found; a pure function.

    `einde` is the last day without any completion request. The days of all requests are added;
    then the Algemene termijnenwet moves the end off weekends and holidays.
    """
    echte = [stilstand for stilstand in stilstanden if stilstand.dagen]
    if not echte:
        return Termijn(
            einde,
            f"De colleges besluiten uiterlijk {datum_lang(einde)}. "
            "Er is geen aanvulling gevraagd, dus de termijn heeft niet stilgestaan.",
        )
    termijn = opgeschort(einde, sum(stilstand.dagen for stilstand in echte))
    perioden = " ".join(_stilstandzin(stilstand) for stilstand in echte)
    return Termijn(termijn.einde, f"{perioden} {termijn.uitleg}")


def _stilstandzin(stilstand: Stilstand) -> str:
    woord = "staat stil" if stilstand.loopt else "stond stil"
    dagen = "1 dag" if stilstand.dagen == 1 else f"{stilstand.dagen} dagen"
    return (
        f"Op {datum_lang(stilstand.gevraagd)} is een aanvulling gevraagd; de termijn {woord} "
        f"tot en met {datum_lang(stilstand.tot)} ({dagen})."
    )


def maandag_van(dag: date) -> date:
    """Return the monday of the week of a day."""
    return dag - timedelta(days=dag.weekday())


def weken_van_tot(eerste: date, laatste: date) -> list[date]:
    """Return all mondays from the first to the last, both included."""
    return [eerste + timedelta(weeks=nr) for nr in range((laatste - eerste).days // 7 + 1)]
