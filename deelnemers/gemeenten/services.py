"""The municipalities, taken in from data."""

from datetime import date
from typing import Any

from django.db import transaction

from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.models import Gebruiker
from kern.logboek.schrijven import leg_vast
from kern.toegang.rechten import eis

GEMEENTEVELDEN = (
    "code", "naam", "geldig_van", "geldig_tot", "kolom", "rij", "inwoners", "inwoners_bron"
)  # fmt: skip


def laad_gemeenten(*, wie: Gebruiker | None, gegevens: dict[str, Any]) -> list[Gemeente]:
    """Take in municipalities from data (see regeling/gegevens/gemeenten.yaml); idempotent (R05).

    `opgevolgd_door` is the code of the municipality that took over. Returns them in the given
    order; raises KeyError for an unknown successor or a missing field.
    """
    if wie is not None:
        eis(wie, "deelnemers.gemeenten_laden")
    rijen = gegevens["gemeenten"]
    with transaction.atomic():
        bestaand = Gemeente.objects.select_for_update().in_bulk(field_name="code")
        gewijzigd = [_bewaar(rij, bestaand) for rij in rijen]
        gewijzigd += [_wijs_opvolger(rij, bestaand) for rij in rijen]
        if codes := sorted({code for code in gewijzigd if code}):
            leg_vast(wie=wie, wat="deelnemers.laad_gemeenten", naar={"gemeenten": codes})
    return [bestaand[rij["code"]] for rij in rijen]


def _bewaar(rij: dict[str, Any], bestaand: dict[str, Gemeente]) -> str | None:
    """Store one municipality without its successor; returns its code when something changed."""
    velden = {veld: rij[veld] for veld in GEMEENTEVELDEN}
    for veld in ("geldig_van", "geldig_tot"):
        if isinstance(velden[veld], str):
            velden[veld] = date.fromisoformat(velden[veld])
    gemeente = bestaand.get(rij["code"]) or Gemeente()
    if gemeente.pk and all(getattr(gemeente, veld) == velden[veld] for veld in GEMEENTEVELDEN):
        return None
    for veld, waarde in velden.items():
        setattr(gemeente, veld, waarde)
    gemeente.save()
    bestaand[gemeente.code] = gemeente
    return gemeente.code


def _wijs_opvolger(rij: dict[str, Any], bestaand: dict[str, Gemeente]) -> str | None:
    """Point to the successor; returns the code when something changed."""
    gemeente, opvolger = bestaand[rij["code"]], rij.get("opgevolgd_door")
    nieuw = bestaand[opvolger] if opvolger else None
    if gemeente.opgevolgd_door_id == (nieuw.pk if nieuw else None):
        return None
    gemeente.opgevolgd_door = nieuw
    gemeente.save(update_fields=["opgevolgd_door"])
    return gemeente.code
