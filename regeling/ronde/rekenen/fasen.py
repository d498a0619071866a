"""The steps of a ronde, derived from its days (W60)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Protocol

from kern.basis.termijnen import AMSTERDAM


class Fase(StrEnum):
    """A step of a ronde; they follow each other without gaps."""

    OPENBAAR = "openbaar"
    OPEN = "open"
    TOETSING = "toetsing"
    BEOORDELING = "beoordeling"
    ADVIES = "advies"
    BESLUITVORMING = "besluitvorming"
    UITVOERING = "uitvoering"
    EVALUATIE = "evaluatie"


class Openstelling(StrEnum):
    """Where applying stands."""

    CONCEPT = "concept"
    STRAKS = "straks"
    OPEN = "open"
    DICHT = "dicht"

    @property
    def is_concept(self) -> bool:
        """Not published yet."""
        return self is Openstelling.CONCEPT

    @property
    def is_straks(self) -> bool:
        """Published, and it still has to open."""
        return self is Openstelling.STRAKS

    @property
    def is_open(self) -> bool:
        """An application can be submitted now."""
        return self is Openstelling.OPEN


@dataclass(frozen=True)
class Rondefase:
    """A step with the moment it begins and the moment the next one begins (None: no end)."""

    code: Fase
    van: datetime
    tot: datetime | None


class Rondedagen(Protocol):
    """The days of a ronde, as the model holds them."""

    gepubliceerd_op: Any  # a moment or None
    publicatie_gepland: Any  # a moment or None
    opent_op: Any
    sluit_op: Any
    toetsing_tot: Any
    beoordeling_tot: Any
    advies_tot: Any
    uitvoering_van: Any
    evaluatie_uiterlijk: Any
    rapportages: Any  # list of {naam, uiterlijk}

    @property
    def heeft_commissie(self) -> bool:
        """A local ronde has none (R02)."""


def _middernacht(day: date) -> datetime:
    """Return the first instant of a Dutch day."""
    return datetime.combine(day, time(), tzinfo=AMSTERDAM)


def _begin_dag_na(day: date) -> datetime:
    return _middernacht(day + timedelta(days=1))


def _begin_evaluatie(ronde: Rondedagen) -> datetime:
    """Return the day after the last report is due, at the latest the day it must be ready."""
    last = max((date.fromisoformat(r["uiterlijk"]) for r in ronde.rapportages), default=None)
    day = min(filter(None, (last, ronde.evaluatie_uiterlijk)))
    return max(_begin_dag_na(day), _middernacht(ronde.uitvoering_van))


def fasen_van_ronde(ronde: Rondedagen) -> list[Rondefase]:
    """Return the steps in order, each beginning where the one before ends; no gaps.

    A local ronde has no committee, so no advice (R02).
    """
    begin = {
        Fase.OPENBAAR: ronde.gepubliceerd_op or ronde.publicatie_gepland or ronde.opent_op,
        Fase.OPEN: ronde.opent_op,
        Fase.TOETSING: ronde.sluit_op,
        Fase.BEOORDELING: _begin_dag_na(ronde.toetsing_tot),
        Fase.ADVIES: _begin_dag_na(ronde.beoordeling_tot),
        Fase.BESLUITVORMING: _begin_dag_na(ronde.advies_tot),
        Fase.UITVOERING: _middernacht(ronde.uitvoering_van),
        Fase.EVALUATIE: _begin_evaluatie(ronde),
    }
    if not ronde.heeft_commissie:
        begin[Fase.BESLUITVORMING] = begin.pop(Fase.ADVIES)
    codes = list(begin)
    ends = [*(begin[code] for code in codes[1:]), None]
    return [Rondefase(code, begin[code], tot) for code, tot in zip(codes, ends, strict=True)]


def fase_op(fasen: Sequence[Rondefase], moment: datetime) -> Fase:
    """Return the step that is going on at this moment; before the first one that first one."""
    begonnen = [fase.code for fase in fasen if fase.van <= moment]
    return begonnen[-1] if begonnen else fasen[0].code
