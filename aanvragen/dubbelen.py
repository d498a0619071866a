"""The same project is submitted once (R11): what is refused, and what only looks alike.

Refused: an application with the same title (letters and digits only, accents and case aside) as
another one that was received in a ronde that opened in the same year, local or regional, when
the two share an organisation (penvoerder or partner, by KvK number). Withdrawn and put aside
don't count.
Shown to the coördinator: applications whose title or summary look alike, with the reason.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Q, QuerySet

from aanvragen.inhoud import Inhoud
from aanvragen.models import Aanvraag, Partner
from kern.tijd import lokaal
from regeling.models import Ronde

TITEL_LIJKT, TITEL_LIJKT_ZELFDE_ORGANISATIE = 0.8, 0.6
TEKST_LIJKT, TEKST_LIJKT_ZELFDE_ORGANISATIE = 0.45, 0.2
KORTSTE_WOORD = 4  # shorter words say nothing about what a project is


@dataclass(frozen=True)
class Vermoeden:
    """Another application that looks like this one, and why."""

    pk: int
    nummer: str
    titel: str
    penvoerder: str
    redenen: tuple[str, ...]
    sterkte: float


@dataclass(frozen=True)
class _Kenmerk:
    pk: int
    nummer: str
    titel: str
    penvoerder: str
    organisaties: frozenset[str]
    kale_titel: str
    woorden: frozenset[str]


def kaal(titel: str) -> str:
    """Return the title with only lower-case letters, digits and single spaces."""
    plat = unicodedata.normalize("NFKD", titel.casefold())
    return " ".join(
        re.findall(r"[a-z0-9]+", "".join(c for c in plat if not unicodedata.combining(c)))
    )


def woorden(tekst: str) -> frozenset[str]:
    """Return the words that say something."""
    return frozenset(woord for woord in kaal(tekst).split() if len(woord) >= KORTSTE_WOORD)


def zelfde_jaar(ronde: Ronde) -> QuerySet:
    """Return the applications that count, in rondes that opened in the same year."""
    jaar = lokaal(ronde.opent_op).year
    return Aanvraag.objects.meetellend().filter(ronde__opent_op__year=jaar)


def zelfde_project(aanvraag: Aanvraag, inhoud: Inhoud) -> Aanvraag | None:
    """Return the application that already holds this project, or None (R11)."""
    nummers = {inhoud["penvoerder"]["kvk_nummer"], *(p["kvk_nummer"] for p in inhoud["partners"])}
    met = Partner.objects.filter(kvk_nummer__in=nummers).values("aanvraag_id")
    kandidaten = (
        zelfde_jaar(aanvraag.ronde)
        .exclude(pk=aanvraag.pk)
        .filter(Q(penvoerder__kvk_nummer__in=nummers) | Q(pk__in=met))
        .select_related("ronde")
    )
    titel = kaal(inhoud["titel"])
    return next((andere for andere in kandidaten if kaal(andere.titel) == titel), None)


def vermoedelijke_dubbelen(aanvraag: Aanvraag) -> list[Vermoeden]:
    """Return what looks like the same project, the strongest first; always two queries (R11)."""
    kenmerken = _kenmerken(zelfde_jaar(aanvraag.ronde) | Aanvraag.objects.filter(pk=aanvraag.pk))
    deze = next(k for k in kenmerken if k.pk == aanvraag.pk)
    gevonden = [v for k in kenmerken if k.pk != deze.pk and (v := vergelijk(deze, k))]
    return sorted(gevonden, key=lambda v: (-v.sterkte, v.nummer))


def _kenmerken(aanvragen: QuerySet) -> list[_Kenmerk]:
    """Read what is compared; two queries for any number of applications."""
    rijen = list(
        aanvragen.order_by("pk").values(
            "pk", "nummer", "titel", "samenvatting", "penvoerder__naam", "penvoerder__kvk_nummer"
        )
    )
    partners: dict[int, set[str]] = {}
    paren = Partner.objects.filter(aanvraag__in=[rij["pk"] for rij in rijen])
    for pk, kvk in paren.exclude(kvk_nummer="").values_list("aanvraag_id", "kvk_nummer"):
        partners.setdefault(pk, set()).add(kvk)
    return [_kenmerk(rij, partners.get(rij["pk"], set())) for rij in rijen]


def _kenmerk(rij: dict[str, Any], partners: Iterable[str]) -> _Kenmerk:
    return _Kenmerk(
        pk=rij["pk"],
        nummer=rij["nummer"] or "",
        titel=rij["titel"],
        penvoerder=rij["penvoerder__naam"],
        organisaties=frozenset({rij["penvoerder__kvk_nummer"], *partners}),
        kale_titel=kaal(rij["titel"]),
        woorden=woorden(f"{rij['titel']} {rij['samenvatting']}"),
    )


def vergelijk(deze: _Kenmerk, andere: _Kenmerk) -> Vermoeden | None:
    """Compare two applications; None when they don't look alike enough to mention."""
    samen = bool(deze.organisaties & andere.organisaties)
    titel = gelijkenis(deze.kale_titel, andere.kale_titel)
    tekst = overlap(deze.woorden, andere.woorden)
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
    return Vermoeden(
        andere.pk, andere.nummer, andere.titel, andere.penvoerder, tuple(redenen), sterkte
    )


def gelijkenis(een: str, ander: str) -> float:
    """Return how alike two bare titles are, 0 to 1; the cheap upper bounds go first."""
    paar = SequenceMatcher(None, een, ander, autojunk=False)
    grens = TITEL_LIJKT_ZELFDE_ORGANISATIE
    if paar.real_quick_ratio() < grens or paar.quick_ratio() < grens:
        return 0.0
    return paar.ratio()


def overlap(een: frozenset[str], ander: frozenset[str]) -> float:
    """Return which share of all words both texts use, 0 to 1."""
    samen = een | ander
    return len(een & ander) / len(samen) if samen else 0.0
