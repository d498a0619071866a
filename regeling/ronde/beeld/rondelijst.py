"""A ronde as a line in the list of rondes."""

from dataclasses import dataclass
from datetime import datetime

from kern.basis.tekst import telwoord
from kern.basis.termijnen import datum_kort, datum_lang
from kern.basis.tijd import lokaal
from regeling.ronde.beeld.stappenlijn import FASENAMEN
from regeling.ronde.models import Ronde
from regeling.ronde.queries import huidige_fase, openstelling
from regeling.ronde.rekenen.fasen import Openstelling


def kloktijd(moment: datetime) -> str:
    """Write the Dutch clock time of a moment: 17.00."""
    return f"{lokaal(moment):%H.%M}"


@dataclass(frozen=True)
class Ronderij:
    """A ronde with where it stands, and its track and municipalities, in words."""

    ronde: Ronde
    stand: str
    voor_wie: str


def ronderij(ronde: Ronde) -> Ronderij:
    """Make the line of a ronde that is annotated with `aantal_gemeenten`."""
    aantal = ronde.aantal_gemeenten  # type: ignore[attr-defined]  # annotated by the question
    gemeenten = "één gemeente" if aantal == 1 else f"{telwoord(aantal)} gemeenten"
    return Ronderij(
        ronde,
        zin_over_openstelling(ronde),
        f"{ronde.get_spoor_display().capitalize()}, {gemeenten}",
    )


def zin_over_openstelling(ronde: Ronde) -> str:
    """Say from or until when one can apply, and afterwards which step is going on."""
    stand = openstelling(ronde)
    if stand == Openstelling.CONCEPT:
        return "Nog niet gepubliceerd."
    if stand == Openstelling.STRAKS:
        return f"U kunt aanvragen vanaf {datum_lang(lokaal(ronde.opent_op).date())}."
    day = lokaal(ronde.sluit_op).date()
    if stand == Openstelling.OPEN:
        return f"U kunt aanvragen tot {datum_lang(day)}, {kloktijd(ronde.sluit_op)} uur."
    return f"Gesloten op {datum_kort(day)}. Nu: {FASENAMEN[huidige_fase(ronde)].lower()}."
