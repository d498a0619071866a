"""Scores and progress as parts of the look, and their words."""

from collections.abc import Iterable

from beoordeling.scoren.queries.vergelijking import Vergelijking
from beoordeling.scoren.queries.voortgang import Lidvoortgang
from kern.ui.stukken import Staaf, Stip, Stippenrij


def aantal_aanvragen(aantal: int) -> str:
    """Return "1 aanvraag" or "3 aanvragen"."""
    return f"{aantal} {'aanvraag' if aantal == 1 else 'aanvragen'}"


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
