"""Bring the rows of a ronde in line with a content.

No act by itself: the acts of `invoer` and `publicatie` do this inside theirs, after they asked
permission and locked the ronde.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from deelnemers.gemeenten.models import Gemeente
from kern.basis.fouten import Fout
from regeling.ronde.models import Ronde
from regeling.ronde.queries import bezwaren_tegen_ronde
from regeling.ronde.rekenen.inhoud import (
    BEDRAGVELDEN,
    DAGVELDEN,
    DEELNAMEVELDEN,
    LIJSTVELDEN,
    MOMENTVELDEN,
    TEKSTVELDEN,
    Rondeinhoud,
)
from regeling.ronde.rekenen.instellingen import Rondeinstellingen


def eis_deugdelijk(inhoud: Rondeinhoud) -> None:
    """Raise Fout with every objection against a content."""
    if found := bezwaren_tegen_ronde(inhoud):
        raise Fout(" ".join([f"De ronde {inhoud['code']} klopt nog niet.", *found]))


def _zet_rondevelden(ronde: Ronde, inhoud: Rondeinhoud) -> None:
    """Put the plain fields of a content on the ronde, without saving."""
    for name in (*TEKSTVELDEN, *LIJSTVELDEN):
        setattr(ronde, name, inhoud[name])
    for name in BEDRAGVELDEN:
        setattr(ronde, name, Decimal(inhoud[name]))
    for name, value in vars(Rondeinstellingen.uit(inhoud["instellingen"])).items():
        setattr(ronde, name, value)
    for name in MOMENTVELDEN:
        value = inhoud["data"][name]
        setattr(ronde, name, datetime.fromisoformat(value) if value else None)
    for name in DAGVELDEN:
        setattr(ronde, name, date.fromisoformat(inhoud["data"][name]))
    ronde.kopie_van = Ronde.objects.filter(code=inhoud["kopie_van"] or "").first()


def schrijf_ronde(ronde: Ronde, inhoud: Rondeinhoud) -> Ronde:
    """Store a content; rows that stay keep their primary key, so answers keep their question."""
    _zet_rondevelden(ronde, inhoud)
    ronde.save()
    _schrijf_gemeenten(ronde, inhoud["gemeenten"])
    for name in ("doelen", "doelgroepen", "aspecten"):
        _gelijk_maken(getattr(ronde, name), inhoud[name], "code")
    without_questions = [
        {k: v for k, v in row.items() if k != "vragen"} for row in inhoud["criteria"]
    ]
    criteria = _gelijk_maken(ronde.criteria, without_questions, "nummer")
    for row in inhoud["criteria"]:
        _gelijk_maken(criteria[row["nummer"]].vragen, row["vragen"], "code")
    return ronde


def _gelijk_maken(manager: Any, rows: list[Rondeinhoud], key: str) -> dict[Any, Any]:
    """Update, add and remove the rows under one parent, by key."""
    existing = {getattr(row, key): row for row in manager.all()}
    for row in rows:
        model = existing.get(row[key]) or manager.model(**manager.core_filters)
        for name, value in row.items():
            setattr(model, name, value)
        model.save()
        existing[row[key]] = model
    left = set(existing) - {row[key] for row in rows}
    manager.filter(**{f"{key}__in": left}).delete()
    return existing


def _schrijf_gemeenten(ronde: Ronde, rows: list[Rondeinhoud]) -> None:
    """Store who takes part and with which verordening (R05)."""
    by_code = Gemeente.objects.in_bulk([row["code"] for row in rows], field_name="code")
    for row in rows:
        fields = {name: row[name] for name in DEELNAMEVELDEN}
        if fields["verordening_datum"]:
            fields["verordening_datum"] = date.fromisoformat(fields["verordening_datum"])
        ronde.deelnames.update_or_create(gemeente=by_code[row["code"]], defaults=fields)
    ronde.deelnames.exclude(gemeente__code__in=by_code).delete()
