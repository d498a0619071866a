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


def eis_deugdelijk(inhoud: Rondeinhoud) -> None:
    """Raise Fout with every objection against a content."""
    if gevonden := bezwaren_tegen_ronde(inhoud):
        raise Fout(" ".join([f"De ronde {inhoud['code']} klopt nog niet.", *gevonden]))


def _zet_rondevelden(ronde: Ronde, inhoud: Rondeinhoud) -> None:
    """Put the plain fields of a content on the ronde, without saving."""
    for naam in (*TEKSTVELDEN, *LIJSTVELDEN):
        setattr(ronde, naam, inhoud[naam])
    for naam in BEDRAGVELDEN:
        setattr(ronde, naam, Decimal(inhoud[naam]))
    for naam, waarde in inhoud["instellingen"].items():
        setattr(ronde, naam, waarde)
    for naam in MOMENTVELDEN:
        waarde = inhoud["data"][naam]
        setattr(ronde, naam, datetime.fromisoformat(waarde) if waarde else None)
    for naam in DAGVELDEN:
        setattr(ronde, naam, date.fromisoformat(inhoud["data"][naam]))
    ronde.kopie_van = Ronde.objects.filter(code=inhoud["kopie_van"] or "").first()


def schrijf_ronde(ronde: Ronde, inhoud: Rondeinhoud) -> Ronde:
    """Store a content; rows that stay keep their primary key, so answers keep their question."""
    _zet_rondevelden(ronde, inhoud)
    ronde.save()
    _schrijf_gemeenten(ronde, inhoud["gemeenten"])
    for naam in ("doelen", "doelgroepen", "aspecten"):
        _gelijk_maken(getattr(ronde, naam), inhoud[naam], "code")
    zonder_vragen = [{k: v for k, v in rij.items() if k != "vragen"} for rij in inhoud["criteria"]]
    criteria = _gelijk_maken(ronde.criteria, zonder_vragen, "nummer")
    for rij in inhoud["criteria"]:
        _gelijk_maken(criteria[rij["nummer"]].vragen, rij["vragen"], "code")
    return ronde


def _gelijk_maken(manager: Any, rijen: list[Rondeinhoud], sleutel: str) -> dict[Any, Any]:
    """Update, add and remove the rows under one parent, by key."""
    bestaand = {getattr(rij, sleutel): rij for rij in manager.all()}
    for rij in rijen:
        model = bestaand.get(rij[sleutel]) or manager.model(**manager.core_filters)
        for naam, waarde in rij.items():
            setattr(model, naam, waarde)
        model.save()
        bestaand[rij[sleutel]] = model
    over = set(bestaand) - {rij[sleutel] for rij in rijen}
    manager.filter(**{f"{sleutel}__in": over}).delete()
    return bestaand


def _schrijf_gemeenten(ronde: Ronde, rijen: list[Rondeinhoud]) -> None:
    """Store who takes part and with which verordening (R05)."""
    per_code = Gemeente.objects.in_bulk([rij["code"] for rij in rijen], field_name="code")
    for rij in rijen:
        velden = {naam: rij[naam] for naam in DEELNAMEVELDEN}
        if velden["verordening_datum"]:
            velden["verordening_datum"] = date.fromisoformat(velden["verordening_datum"])
        ronde.deelnames.update_or_create(gemeente=per_code[rij["code"]], defaults=velden)
    ronde.deelnames.exclude(gemeente__code__in=per_code).delete()
