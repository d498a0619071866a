"""The line of steps of a ronde, derived from its dates (W60)."""

from datetime import date

from kern.basis.termijnen import dag_en_maand
from kern.basis.tijd import lokaal, nu, vandaag
from kern.ui.stukken import Stap
from regeling.ronde.models import Ronde
from regeling.ronde.queries import Rondefase, fasen_van_ronde, huidige_fase

FASENAMEN = {
    "openbaar": "Openbaar",
    "open": "Open",
    "toetsing": "Toetsing",
    "beoordeling": "Beoordeling",
    "advies": "Advies",
    "besluitvorming": "Besluitvorming",
    "uitvoering": "Uitvoering",
    "evaluatie": "Evaluatie",
}


def rondestappen(ronde: Ronde) -> list[Stap]:
    """Return the line of steps for the part `stappen`."""
    alle = fasen_van_ronde(ronde)
    nu_bij = [fase.code for fase in alle].index(huidige_fase(ronde))
    return [_stap(ronde, fase, plaats, nu_bij) for plaats, fase in enumerate(alle)]


def _stap(ronde: Ronde, fase: Rondefase, plaats: int, nu_bij: int) -> Stap:
    stand = "klaar" if plaats < nu_bij else "nu" if plaats == nu_bij else "straks"
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
    geheel = (fase.tot - fase.van).total_seconds()
    return round(100 * min(1, max(0, (nu() - fase.van).total_seconds() / geheel))) if geheel else 0


def _datum_tekst(ronde: Ronde, fase: Rondefase, is_nu: bool) -> str:
    """Say when a step is: "30 mrt tot 11 mei", and for the current one how long it still takes."""
    if fase.code == "openbaar":
        return (
            f"{'' if ronde.gepubliceerd_op else 'gepland '}{dag_en_maand(lokaal(fase.van).date())}"
        )
    if fase.code == "evaluatie":
        return (
            f"uiterlijk {dag_en_maand(ronde.evaluatie_uiterlijk)} {ronde.evaluatie_uiterlijk.year}"
        )
    laatste = _laatste_dag(ronde, fase)
    over = (laatste - vandaag()).days
    if is_nu and 0 <= over <= 14:
        return {0: "laatste dag", 1: "nog 1 dag"}.get(over, f"nog {over} dagen")
    if fase.code == "uitvoering":
        return f"vanaf {dag_en_maand(ronde.uitvoering_van)}"
    return f"{dag_en_maand(lokaal(fase.van).date())} tot {dag_en_maand(laatste)}"


def _laatste_dag(ronde: Ronde, fase: Rondefase) -> date:
    """Return the day a step is due, which may lie before the next one begins."""
    dagen = {
        "open": lokaal(ronde.sluit_op).date(),
        "toetsing": ronde.toetsing_tot,
        "beoordeling": ronde.beoordeling_tot,
        "advies": ronde.advies_tot,
        "besluitvorming": ronde.besluitvorming_tot,
    }
    return dagen.get(fase.code, ronde.evaluatie_uiterlijk)
