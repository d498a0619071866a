"""The reading view: one application as people read it, from frozen content or from a draft.

Pages, the committee, the PDF and the diff all read this; names and questions come from the ronde.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from aanvragen.velden.models import AanvraagGemeente, Begrotingsregel
from aanvragen.velden.rekenen import inhoud as inhouden
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from aanvragen.velden.rekenen.ronderegels import Ronderegels
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
class Lezing:
    """One application, ready to be shown."""

    titel: str
    samenvatting: str
    penvoerder: dict[str, Any]
    actief_in: tuple[str, ...]
    partners: list[dict[str, Any]]
    ontschotting: str
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
    indicatoren: list[dict[str, Any]]
    kosten_en_baten: str
    evaluatiedatum: date | None
    bijlagen: list[dict[str, Any]] = field(default_factory=list)

    @property
    def hoofddoelgroep(self) -> LeesDoelgroep | None:
        """Return the main target group."""
        return next((d for d in self.doelgroepen if d.hoofd), None)

    @property
    def bereik(self) -> int:
        """Return how many residents are reached in all municipalities together."""
        return sum(gemeente.bereik or 0 for gemeente in self.gemeenten)


def _datum(waarde: str | None) -> date | None:
    return date.fromisoformat(waarde) if waarde else None


def _namen(codes: list[str], bekend: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{code}. {bekend.get(code, '')}".strip() for code in codes)


def lezing_van_inhoud(
    ronde: Ronde, inhoud: Aanvraaginhoud, regels: Ronderegels | None = None
) -> Lezing:
    """Turn content into a reading; six queries for the names, none when `regels` is given."""
    return _lezing(regels or Ronderegels.van(ronde), inhoud)


def _lezing(regels: Ronderegels, inhoud: Aanvraaginhoud) -> Lezing:
    actief_in = [regels.gemeenten.get(code, code) for code in inhoud["penvoerder"]["actief_in"]]
    return Lezing(
        titel=inhoud["titel"],
        samenvatting=inhoud["samenvatting"],
        penvoerder=inhoud["penvoerder"],
        actief_in=tuple(actief_in),
        partners=inhoud["partners"],
        ontschotting=inhoud["ontschotting"],
        start=_datum(inhoud["start"]),
        eind=_datum(inhoud["eind"]),
        doelen=_namen(inhoud["doelen"], regels.doelen),
        aspecten=_namen(inhoud["aspecten"], regels.aspecten),
        doelgroepen=tuple(
            LeesDoelgroep(
                d["code"],
                regels.doelgroepen.get(d["code"], ""),
                d["bereik"],
                d["jeugd"],
                d["hoofd"],
            )
            for d in inhoud["doelgroepen"]
        ),
        gemeenten=_gemeenten(inhoud, regels),
        criteria=_criteria(inhoud, regels),
        posten=_posten(inhoud["begroting"]),
        totalen=inhouden.begrotingstotalen(inhoud["begroting"]),
        verklaring_regulier=inhoud["verklaring_regulier"],
        toelichting_regulier=inhoud["toelichting_regulier"],
        indicatoren=inhoud["indicatoren"],
        kosten_en_baten=inhoud["kosten_en_baten"],
        evaluatiedatum=_datum(inhoud["evaluatiedatum"]),
        bijlagen=inhoud["bijlagen"],
    )


def _gemeenten(inhoud: Aanvraaginhoud, regels: Ronderegels) -> tuple[LeesGemeente, ...]:
    wijzen = dict(AanvraagGemeente.Wijze.choices)
    rijen = [
        LeesGemeente(
            g["code"],
            regels.gemeenten.get(g["code"], g["code"]),
            g["bereik"],
            str(wijzen.get(g["wijze"], "")),
        )
        for g in inhoud["gemeenten"]
    ]
    return tuple(sorted(rijen, key=lambda gemeente: gemeente.naam))


def _criteria(inhoud: Aanvraaginhoud, regels: Ronderegels) -> tuple[LeesCriterium, ...]:
    gegeven = {rij["vraag"]: rij["tekst"] for rij in inhoud["antwoorden"]}
    return tuple(
        LeesCriterium(
            criterium.nummer,
            criterium.titel,
            tuple(
                LeesAntwoord(vraag.vraag, gegeven.get(vraag.code, ""))
                for vraag in regels.vragen
                if vraag.criterium == criterium.nummer
            ),
            criterium.beantwoord_door,
        )
        for criterium in regels.criteria
    )


def _posten(begroting: list[dict]) -> tuple[LeesPost, ...]:
    posten = []
    for soort, label in Begrotingsregel.Soort.choices:
        regels = tuple(
            (r["omschrijving"], None if r["bedrag"] is None else Decimal(r["bedrag"]))
            for r in begroting
            if r["soort"] == soort
        )
        totaal = sum((bedrag or Decimal(0) for _, bedrag in regels), Decimal("0.00"))
        posten.append(LeesPost(soort, str(label).capitalize(), regels, totaal))
    return tuple(posten)
