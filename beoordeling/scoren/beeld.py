"""What this floor asks of whom now, derived from the state of things (W60).

From the weighing and the advice to the parts of the look (kern.onderdelen).
"""

from beoordeling.scoren.queries.vergelijking import Vergelijking
from kern.ui.stukken import Stip, Stippenrij


def aantal_aanvragen(aantal: int) -> str:
    """Return "1 aanvraag" or "3 aanvragen"."""
    return f"{aantal} {'aanvraag' if aantal == 1 else 'aanvragen'}"


def stippenrijen(vergelijking: Vergelijking) -> list[Stippenrij]:
    """The scores of the members as dots, one row per criterion."""
    return [
        Stippenrij(
            naam=str(rij.criterium),
            stippen=[
                Stip(
                    lid.zetel.gebruiker.naam,
                    lid.geldig.waarde,
                    lid.eerst.waarde if lid.herzien else None,
                )
                for lid in rij.leden
            ],
            gemiddelde=rij.cijfer.gemiddelde if rij.cijfer else None,
            let_op=bool(rij.cijfer and rij.cijfer.bespreken),
        )
        for rij in vergelijking.criteria
    ]
