"""Scores and progress as parts of the look, and their words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from beoordeling.scoren.models import Score
from beoordeling.scoren.queries.lijst import (
    STANDEN_KLAAR,
    STANDEN_TE_DOEN,
    EigenLijst,
    Lijstregel,
    Lijststand,
)
from beoordeling.scoren.queries.vergelijking import Vergelijking
from beoordeling.scoren.queries.voortgang import Lidvoortgang
from kern.ui.stukken import Staaf, Stip, Stippenrij
from regeling.ronde.models import Ronde

STATUS_PER_STAND = {  # kind of badge (part `status`) and words
    Lijststand.TE_VERKLAREN: ("slot", "verklaar eerst of u een belang heeft"),
    Lijststand.BELANG: ("slot", "u beoordeelt deze niet"),
    Lijststand.NIEUW: ("nog_niet", "nog niet begonnen"),
    Lijststand.LATER: ("bezig", "weggelegd voor later"),
    Lijststand.DEFINITIEF: ("klaar", "definitief"),
    Lijststand.OPEN: ("klaar", "scores zijn open"),
}


@dataclass(frozen=True)
class Lijstrij:
    """A row of the own list: the application, its badge, and to which page its title leads."""

    regel: Lijstregel
    status: tuple[str, str]
    url: str


def lijstrij(regel: Lijstregel) -> Lijstrij:
    """Give a row its words; without a number it leads nowhere (W20)."""
    status = STATUS_PER_STAND.get(
        regel.stand, ("bezig", f"{regel.gescoord} van {regel.te_scoren} scores")
    )
    pagina = ""
    if regel.stand == Lijststand.OPEN:
        pagina = "vergelijken"
    elif regel.stand in (*STANDEN_TE_DOEN, Lijststand.DEFINITIEF):
        pagina = "beoordelen"
    url = reverse(f"beoordeling:{pagina}", args=[regel.nummer]) if pagina else ""
    return Lijstrij(regel, status, url)


def streepjes(lijst: EigenLijst, nu: int | None = None) -> list[str]:
    """Return a code per application to assess, for the part `voortgang`; `nu` is being read."""
    codes = {Lijststand.LATER: "overgeslagen", **dict.fromkeys(STANDEN_KLAAR, "klaar")}
    return [
        "nu" if nu and plaats.pk == nu else codes.get(plaats.stand, "nog_niet")
        for plaats in lijst.te_beoordelen
    ]


def niveaunaam(ronde: Ronde, score: Score | None) -> str:
    """Return the word of the level of a score, in small letters; "" without a score."""
    waarde = score.waarde if score else None
    return next((n["label"].lower() for n in ronde.schaal if n["waarde"] == waarde), "")


def ledenstaven(leden: Iterable[Lidvoortgang]) -> list[Staaf]:
    """One bar per member: how many are final of how many to assess."""
    return [
        Staaf(
            lid.zetel.houder.naam,
            lid.klaar,
            lid.totaal,
            tekst=f"{lid.klaar} van {lid.totaal}",
            let_op=bool(lid.te_doen),
        )
        for lid in leden
    ]


def stippenrijen(vergelijking: Vergelijking, anker: str = "") -> list[Stippenrij]:
    """The scores of the members as dots, one row per criterion; with what was given before the
    discussion. `anker` makes a row a link, with the number of its criterium filled in."""
    return [
        Stippenrij(
            naam=str(rij.criterium),
            stippen=[
                Stip(
                    lid.zetel.houder.naam,
                    lid.geldig.waarde,
                    lid.eerst.waarde if lid.herzien else None,
                )
                for lid in rij.leden
            ],
            gemiddelde=rij.cijfer.gemiddelde if rij.cijfer else None,
            let_op=bool(rij.cijfer and rij.cijfer.bespreken),
            url=anker.format(rij.criterium.nummer),
        )
        for rij in vergelijking.criteria
    ]
