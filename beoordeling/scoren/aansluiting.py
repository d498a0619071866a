"""What this floor asks of whom now, derived from the state of things (W60)."""

from collections.abc import Iterator

from beoordeling.commissie.aansluiting import adres_in_ronde
from beoordeling.commissie.models import Zetel
from beoordeling.scoren.beeld import aantal_aanvragen
from beoordeling.scoren.queries import lijst as overzicht
from beoordeling.scoren.queries.voortgang import Voortgang
from kern.aansluiting.registers import Taak
from kern.basis.tijd import vandaag
from regeling.ronde.models import Ronde


def taken_verklaren(lijst: overzicht.EigenLijst, ronde: Ronde) -> Iterator[Taak]:
    if lijst.te_verklaren:
        yield Taak(
            f"Meld of u een belang heeft bij {aantal_aanvragen(lijst.te_verklaren)}",
            "U kunt een aanvraag lezen nadat u dit heeft ingevuld.",
            adres_in_ronde("verklaringen", ronde),
            ronde.beoordeling_tot,
        )


def taken_scoren(lijst: overzicht.EigenLijst, ronde: Ronde) -> Iterator[Taak]:
    if lijst.te_doen:
        yield Taak(
            f"Beoordeel nog {aantal_aanvragen(lijst.te_doen)}",
            f"U bent klaar met {lijst.klaar} van {len(lijst.te_beoordelen)}.",
            adres_in_ronde("ronde", ronde),
            ronde.beoordeling_tot,
        )
    elif wacht := lijst.aantal(overzicht.Lijststand.DEFINITIEF):
        yield Taak(
            f"De scores van {aantal_aanvragen(wacht)} gaan open",
            "De secretaris opent ze als alle leden klaar zijn.",
            adres_in_ronde("ronde", ronde),
            ronde.beoordeling_tot,
            wacht_op_anderen=True,
        )


def taken_secretaris(zetel: Zetel) -> Iterator[Taak]:
    ronde = zetel.commissie.ronde
    stand = Voortgang(ronde)
    if gereed := stand.getallen.gereed:
        yield Taak(
            f"Open de scores van {aantal_aanvragen(gereed)}",
            "Alle leden zijn daar klaar mee. Zij kunnen ze daarna bespreken.",
            adres_in_ronde("voortgang", ronde),
            ronde.beoordeling_tot,
        )
    achter = stand.achter
    if achter and (len(achter) < len(stand.leden) or vandaag() > ronde.beoordeling_tot):
        woord = "commissielid" if len(achter) == 1 else "commissieleden"
        wiens = "zijn" if len(achter) == 1 else "hun"
        yield Taak(
            f"Herinner {len(achter)} {woord} aan {wiens} scores",
            _achter(achter),
            adres_in_ronde("voortgang", ronde),
            ronde.beoordeling_tot,
        )


def _achter(leden: list) -> str:
    """Name at most three members with what they still have to do."""
    delen = [f"{lid.zetel.houder.naam} moet er nog {lid.te_doen}" for lid in leden[:3]]
    rest = f" En nog {len(leden) - 3}." if len(leden) > 3 else ""
    return f"{', '.join(delen)}.{rest}"
