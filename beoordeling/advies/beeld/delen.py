"""From the frozen content of an advice to the parts of the look; nothing is drawn here."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from beoordeling.advies.beeld.woorden import met_komma, verdeling_zin
from kern.basis.geld import rond_af
from kern.ui.meetkunde.kaarten import tint_van
from kern.ui.stukken import Budgetblok, Budgetlat, Doelgroepstaaf, Stip, Stippenrij, Tegel

# Bounds of the tints (euros) of an advice from before its content said them.
EERSTE_KAARTGRENZEN = (150_000, 250_000, 400_000)

Gegevens = dict[str, Any]  # a piece of the content: plain JSON


def adviesblokken(binnen: Sequence[Gegevens], geld: Gegevens, *, deel: bool = False) -> Budgetlat:
    """The bar with a block per project that is in the advice; `deel`: these are not all of them (W25)."""
    blokken = [Budgetblok(p["titel"], Decimal(p["bedrag"])) for p in binnen]
    return Budgetlat(Decimal(geld["plafond"]), blokken, deel=deel)


def doelgroepstaven(inhoud: Gegevens) -> list[Doelgroepstaaf]:
    """A bar per target group: its money and its number of projects."""
    return [
        Doelgroepstaaf(d["code"], d["titel"], Decimal(d["bedrag"]), aantal=d["aantal"])
        for d in inhoud["doelgroepen"]
    ]


def gemeentetegels(inhoud: Gegevens) -> list[Tegel]:
    """A tile per municipality: its number of projects and its money in whole euros."""
    grenzen = inhoud["ronde"].get("kaartgrenzen", EERSTE_KAARTGRENZEN)
    return [_tegel(gemeente, grenzen) for gemeente in inhoud["gemeenten"]]


def _tegel(gemeente: Gegevens, grenzen: Sequence[int]) -> Tegel:
    bedrag = rond_af(gemeente["bedrag"])
    return Tegel(
        gemeente["titel"],
        gemeente["kolom"],
        gemeente["rij"],
        gemeente["aantal"],
        bedrag,
        tint=tint_van(bedrag, grenzen),
    )


def scorerijen(criteria: Sequence[Gegevens]) -> list[Stippenrij]:
    """A row of dots per criterion: how the members scored, without who they are."""
    return [
        Stippenrij(
            c["titel"],
            [Stip("", g["waarde"]) for g in c["verdeling"] for _ in range(g["aantal"])],
            None if c["gemiddelde"] is None else Decimal(c["gemiddelde"]),
        )
        for c in criteria
    ]


def zin_scores(criteria: Sequence[Gegevens]) -> str:
    """Say what the dots show."""
    delen = [
        f"{c['titel']}: {verdeling_zin(c)}, gemiddeld {met_komma(c['gemiddelde'])}"
        for c in criteria
        if c["gemiddelde"]
    ]
    return "Scores van de leden per criterium, aantal leden × score. " + "; ".join(delen) + "."
