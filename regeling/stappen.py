"""The line of steps of a ronde, derived from its dates (W60)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kern.onderdelen import Stap
from kern.tijd import AMSTERDAM, lokaal, nu, vandaag
from regeling.models import Ronde

MAANDEN = ["jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec"]
NAMEN = {
    "openbaar": "Openbaar",
    "open": "Open",
    "toetsing": "Toetsing",
    "beoordeling": "Beoordeling",
    "advies": "Advies",
    "besluitvorming": "Besluitvorming",
    "uitvoering": "Uitvoering",
    "evaluatie": "Evaluatie",
}


@dataclass(frozen=True)
class Fase:
    """A step with the moment it begins and the moment the next one begins (None: no end)."""

    code: str
    van: datetime
    tot: datetime | None


def _middernacht(dag: date) -> datetime:
    """Return the first instant of a Dutch day."""
    return datetime.combine(dag, time(), tzinfo=AMSTERDAM)


def _na(dag: date) -> datetime:
    return _middernacht(dag + timedelta(days=1))


def fasen(ronde: Ronde) -> list[Fase]:
    """Return the steps in order, each beginning where the one before ends; no gaps.

    A local ronde has no committee, so no advice (R02). Evaluation begins the day after the last
    report is due, at the latest on the day it must be ready.
    """
    laatste = max((date.fromisoformat(r["uiterlijk"]) for r in ronde.rapportages), default=None)
    evaluatie = min(filter(None, (laatste, ronde.evaluatie_uiterlijk)))
    begin = {
        "openbaar": ronde.gepubliceerd_op or ronde.publicatie_gepland or ronde.opent_op,
        "open": ronde.opent_op,
        "toetsing": ronde.sluit_op,
        "beoordeling": _na(ronde.toetsing_tot),
        "advies": _na(ronde.beoordeling_tot),
        "besluitvorming": _na(ronde.advies_tot),
        "uitvoering": _middernacht(ronde.uitvoering_van),
        "evaluatie": max(_na(evaluatie), _middernacht(ronde.uitvoering_van)),
    }
    if not ronde.heeft_commissie:
        del begin["advies"]
        begin["besluitvorming"] = _na(ronde.beoordeling_tot)
    codes = list(begin)
    einden = [*(begin[code] for code in codes[1:]), None]
    return [Fase(code, begin[code], tot) for code, tot in zip(codes, einden, strict=True)]


def huidige(ronde: Ronde) -> str:
    """Return the code of the step the ronde is in now; `openbaar` also before it is published."""
    moment = nu()
    bezig = [fase.code for fase in fasen(ronde) if fase.van <= moment]
    return bezig[-1] if bezig and ronde.gepubliceerd_op else "openbaar"


def stappen(ronde: Ronde) -> list[Stap]:
    """Return the line of steps for the part `stappen`."""
    alle = fasen(ronde)
    nu_bij = [fase.code for fase in alle].index(huidige(ronde))
    return [_stap(ronde, fase, plaats, nu_bij) for plaats, fase in enumerate(alle)]


def _stap(ronde: Ronde, fase: Fase, plaats: int, nu_bij: int) -> Stap:
    stand = "klaar" if plaats < nu_bij else "nu" if plaats == nu_bij else "straks"
    return Stap(
        naam=NAMEN[fase.code],
        datum_tekst=_datum_tekst(ronde, fase, stand == "nu"),
        stand=stand,
        deel=_deel(fase) if stand == "nu" else 0,
    )


def _deel(fase: Fase) -> int:
    """Return how much of a step has passed, in percent."""
    if fase.tot is None:
        return 0
    geheel = (fase.tot - fase.van).total_seconds()
    return round(100 * min(1, max(0, (nu() - fase.van).total_seconds() / geheel))) if geheel else 0


def _datum_tekst(ronde: Ronde, fase: Fase, is_nu: bool) -> str:
    """Say when a step is: "30 mrt tot 11 mei", and for the current one how long it still takes."""
    if fase.code == "openbaar":
        return f"{'' if ronde.gepubliceerd_op else 'gepland '}{kort(lokaal(fase.van).date())}"
    if fase.code == "evaluatie":
        return f"uiterlijk {kort(ronde.evaluatie_uiterlijk)} {ronde.evaluatie_uiterlijk.year}"
    laatste = _laatste_dag(ronde, fase)
    over = (laatste - vandaag()).days
    if is_nu and 0 <= over <= 14:
        return {0: "laatste dag", 1: "nog 1 dag"}.get(over, f"nog {over} dagen")
    if fase.code == "uitvoering":
        return f"vanaf {kort(ronde.uitvoering_van)}"
    return f"{kort(lokaal(fase.van).date())} tot {kort(laatste)}"


def _laatste_dag(ronde: Ronde, fase: Fase) -> date:
    """Return the day a step is due, which may lie before the next one begins."""
    dagen = {
        "open": lokaal(ronde.sluit_op).date(),
        "toetsing": ronde.toetsing_tot,
        "beoordeling": ronde.beoordeling_tot,
        "advies": ronde.advies_tot,
        "besluitvorming": ronde.besluitvorming_tot,
    }
    return dagen.get(fase.code, ronde.evaluatie_uiterlijk)


def kort(dag: date) -> str:
    """Write a day in short: 30 mrt."""
    return f"{dag.day} {MAANDEN[dag.month - 1]}"
