"""The line of steps of a ronde, derived from its dates (W60)."""

from datetime import date

from kern.basis.termijnen import dag_en_maand
from kern.basis.tijd import lokaal, nu, vandaag
from kern.ui.stukken import Stap, Stapstand
from regeling.ronde.models import Ronde
from regeling.ronde.queries import huidige_fase
from regeling.ronde.rekenen.fasen import Fase, Rondefase, fasen_van_ronde

FASENAMEN = {
    Fase.OPENBAAR: "Openbaar",
    Fase.OPEN: "Open",
    Fase.TOETSING: "Toetsing",
    Fase.BEOORDELING: "Beoordeling",
    Fase.ADVIES: "Advies",
    Fase.BESLUITVORMING: "Besluitvorming",
    Fase.UITVOERING: "Uitvoering",
    Fase.EVALUATIE: "Evaluatie",
}

AFTELLEN_VANAF = 14  # so many days before its end a step says how long it still takes


def rondestappen(ronde: Ronde) -> list[Stap]:
    """Return the line of steps for the part `stappen`."""
    steps = fasen_van_ronde(ronde)
    nu_bij = [fase.code for fase in steps].index(huidige_fase(ronde))
    return [_stap(ronde, fase, place, nu_bij) for place, fase in enumerate(steps)]


def _stap(ronde: Ronde, fase: Rondefase, place: int, nu_bij: int) -> Stap:
    stand: Stapstand = "straks" if place > nu_bij else "klaar" if place < nu_bij else "nu"
    return Stap(
        naam=FASENAMEN[fase.code],
        datum_tekst=_datum_tekst(ronde, fase, stand == "nu"),
        stand=stand,
        deel=_deel(fase) if stand == "nu" else 0,
    )


def _deel(fase: Rondefase) -> int:
    """Return how much of a step has passed, in percent."""
    if fase.tot is None:
        return 0
    whole = (fase.tot - fase.van).total_seconds()
    return round(100 * min(1, max(0, (nu() - fase.van).total_seconds() / whole))) if whole else 0


def _datum_tekst(ronde: Ronde, fase: Rondefase, is_nu: bool) -> str:
    """Say when a step is: "30 mrt tot 11 mei", and for the current one how long it still takes."""
    begin, end = dag_en_maand(lokaal(fase.van).date()), ronde.evaluatie_uiterlijk
    if fase.code == Fase.OPENBAAR:
        return begin if ronde.gepubliceerd_op else f"gepland {begin}"
    if fase.code == Fase.EVALUATIE:
        return f"uiterlijk {dag_en_maand(end)} {end.year}"
    last = _laatste_dag(ronde, fase.code)
    left = (last - vandaag()).days
    if is_nu and 0 <= left <= AFTELLEN_VANAF:
        return {0: "laatste dag", 1: "nog 1 dag"}.get(left, f"nog {left} dagen")
    return f"vanaf {begin}" if fase.code == Fase.UITVOERING else f"{begin} tot {dag_en_maand(last)}"


def _laatste_dag(ronde: Ronde, fase: Fase) -> date:
    """Return the day a step is due, which may lie before the next one begins."""
    days = {
        Fase.OPEN: lokaal(ronde.sluit_op).date(),
        Fase.TOETSING: ronde.toetsing_tot,
        Fase.BEOORDELING: ronde.beoordeling_tot,
        Fase.ADVIES: ronde.advies_tot,
        Fase.BESLUITVORMING: ronde.besluitvorming_tot,
    }
    return days.get(fase, ronde.evaluatie_uiterlijk)
