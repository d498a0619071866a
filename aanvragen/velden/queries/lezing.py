"""The reading view: one application as people read it, from frozen content or from a draft.

Pages, the committee, the PDF and the diff all read this; names and questions come from the ronde.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from aanvragen.velden.queries.regels import regels_van_ronde
from aanvragen.velden.rekenen.codes import SOORTNAMEN, WIJZENAMEN
from aanvragen.velden.rekenen.inhoud import (
    Aanvraaginhoud,
    Rij,
    begrotingstotalen,
    normaliseer_deel,
)
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from aanvragen.velden.rekenen.velden import gewone_velden
from aanvragen.velden.rekenen.veldsoorten import Veld, Veldsoort
from kern.basis.termijnen import datum_kort
from regeling.ronde.models import Ronde


@dataclass(frozen=True)
class LeesAntwoord:
    """A question with its answer."""

    vraag: str
    tekst: str


@dataclass(frozen=True)
class LeesCriterium:
    """A criterion with the answers to its questions."""

    nummer: int
    titel: str
    antwoorden: tuple[LeesAntwoord, ...]
    beantwoord_door: str


@dataclass(frozen=True)
class LeesDoelgroep:
    """A target group with its reach."""

    code: str
    naam: str
    bereik: int | None
    jeugd: bool
    hoofd: bool


@dataclass(frozen=True)
class LeesGemeente:
    """A municipality with its reach."""

    code: str
    naam: str
    bereik: int | None
    wijze: str


@dataclass(frozen=True)
class LeesPost:
    """The lines of one kind in the budget, with their total."""

    soort: str
    titel: str
    regels: tuple[tuple[str, Decimal | None], ...]
    totaal: Decimal


@dataclass(frozen=True)
class LeesTekst:
    """A plain field under its heading, as it is read."""

    kop: str
    tekst: str


@dataclass(frozen=True)
class Lezing:
    """One application, ready to be shown.

    `gewoon` holds per section the plain fields that have a heading in the table `velden`; a field
    without one has a place of its own here.
    """

    titel: str
    samenvatting: str
    penvoerder: Rij
    actief_in: tuple[str, ...]
    partners: list[Rij]
    start: date | None
    eind: date | None
    doelen: tuple[str, ...]
    aspecten: tuple[str, ...]
    doelgroepen: tuple[LeesDoelgroep, ...]
    gemeenten: tuple[LeesGemeente, ...]
    criteria: tuple[LeesCriterium, ...]
    posten: tuple[LeesPost, ...]
    totalen: dict[str, Decimal]
    verklaring_regulier: bool
    toelichting_regulier: str
    indicatoren: list[Rij]
    evaluatiedatum: date | None
    bijlagen: list[Rij]
    gewoon: dict[str, tuple[LeesTekst, ...]]

    @property
    def hoofddoelgroep(self) -> LeesDoelgroep | None:
        """Return the main target group."""
        return next((d for d in self.doelgroepen if d.hoofd), None)

    @property
    def bereik(self) -> int:
        """Return how many residents are reached in all municipalities together."""
        return sum(gemeente.bereik or 0 for gemeente in self.gemeenten)

    def criterium(self, nummer: int) -> LeesCriterium | None:
        """Return what answers one criterion by its questions, or None."""
        return next((c for c in self.criteria if c.nummer == nummer), None)


# The sections of the form that the reading shows plain fields of.
LEESONDERDELEN = (
    "organisatie", "partners", "project", "doelen", "doelgroepen", "begroting", "regulier",
    "evaluatieplan",
)  # fmt: skip


def lezing_van_inhoud(
    ronde: Ronde, inhoud: Aanvraaginhoud, regels: Ronderegels | None = None
) -> Lezing:
    """Turn content into a reading; one query for the names, none when `regels` is given."""
    return lees_inhoud(regels or regels_van_ronde(ronde), inhoud)


def lees_inhoud(regels: Ronderegels, inhoud: Aanvraaginhoud) -> Lezing:
    """Turn content into a reading, with the names of these rules; no queries.

    A version that was frozen before a field existed reads as if that field was left empty.
    """
    active = [regels.gemeenten.get(code, code) for code in inhoud["penvoerder"]["actief_in"]]
    return Lezing(
        titel=inhoud["titel"],
        samenvatting=inhoud["samenvatting"],
        penvoerder=inhoud["penvoerder"],
        actief_in=tuple(active),
        partners=inhoud["partners"],
        start=_datum(inhoud["start"]),
        eind=_datum(inhoud["eind"]),
        doelen=_namen(inhoud["doelen"], regels.doelen),
        aspecten=_namen(inhoud["aspecten"], regels.aspecten),
        doelgroepen=_doelgroepen(inhoud, regels.doelgroepen),
        gemeenten=_gemeenten(inhoud, regels),
        criteria=_criteria(inhoud, regels),
        posten=_posten(inhoud["begroting"]),
        totalen=begrotingstotalen(inhoud["begroting"]),
        verklaring_regulier=inhoud["verklaring_regulier"],
        toelichting_regulier=inhoud["toelichting_regulier"],
        indicatoren=inhoud["indicatoren"],
        evaluatiedatum=_datum(inhoud["evaluatiedatum"]),
        bijlagen=inhoud["bijlagen"],
        gewoon={code: tuple(_gewoon(code, inhoud)) for code in LEESONDERDELEN},
    )


def _datum(waarde: str | None) -> date | None:
    return date.fromisoformat(waarde) if waarde else None


def _namen(codes: list[str], bekend: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{code}. {bekend.get(code, '')}".strip() for code in codes)


def _gewoon(onderdeel: str, inhoud: Aanvraaginhoud) -> list[LeesTekst]:
    """Write the plain fields of a section that have a heading; one that isn't asked only if filled."""
    return [
        LeesTekst(dit.leeskop, _leestekst(dit, waarde))
        for dit in gewone_velden(onderdeel)
        if dit.leeskop and ((waarde := _waarde(dit, inhoud)) or not dit.alleen_als)
    ]


def _waarde(dit: Veld, inhoud: Aanvraaginhoud) -> Any:
    return normaliseer_deel(dit.sleutel, inhoud.get(dit.sleutel))


def _leestekst(dit: Veld, waarde: Any) -> str:
    """Write a plain value for a reader; a date in words, yes or no."""
    if dit.soort == Veldsoort.JA_NEE:
        return "ja" if waarde else "nee"
    if dit.soort == Veldsoort.DATUM and waarde:
        return datum_kort(date.fromisoformat(waarde))
    return waarde or ""


def _doelgroepen(inhoud: Aanvraaginhoud, namen: dict[str, str]) -> tuple[LeesDoelgroep, ...]:
    return tuple(
        LeesDoelgroep(d["code"], namen.get(d["code"], ""), d["bereik"], d["jeugd"], d["hoofd"])
        for d in inhoud["doelgroepen"]
    )


def _gemeenten(inhoud: Aanvraaginhoud, regels: Ronderegels) -> tuple[LeesGemeente, ...]:
    """Write the municipalities by name."""
    rows = [
        LeesGemeente(
            row["code"],
            regels.gemeenten.get(row["code"], row["code"]),
            row["bereik"],
            WIJZENAMEN.get(row["wijze"], ""),
        )
        for row in inhoud["gemeenten"]
    ]
    return tuple(sorted(rows, key=lambda gemeente: gemeente.naam))


def _criteria(inhoud: Aanvraaginhoud, regels: Ronderegels) -> tuple[LeesCriterium, ...]:
    given = {row["vraag"]: row["tekst"] for row in inhoud["antwoorden"]}
    return tuple(
        LeesCriterium(
            criterium.nummer,
            criterium.titel,
            tuple(
                LeesAntwoord(vraag.vraag, given.get(vraag.code, ""))
                for vraag in regels.vragen
                if vraag.criterium == criterium.nummer
            ),
            criterium.beantwoord_door,
        )
        for criterium in regels.criteria
    )


def _posten(begroting: list[Rij]) -> tuple[LeesPost, ...]:
    posts = []
    for soort, naam in SOORTNAMEN.items():
        lines = tuple(
            (row["omschrijving"], None if row["bedrag"] is None else Decimal(row["bedrag"]))
            for row in begroting
            if row["soort"] == soort
        )
        total = sum((amount or Decimal(0) for _, amount in lines), Decimal("0.00"))
        posts.append(LeesPost(str(soort), naam.capitalize(), lines, total))
    return tuple(posts)
