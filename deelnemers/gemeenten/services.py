"""The municipalities, taken in from data."""

from datetime import date
from typing import Any

from deelnemers.gemeenten.models import Gemeente
from kern.logboek.handeling import handeling
from kern.toegang.wie import Wie

GEMEENTEVELDEN = (
    "code", "naam", "geldig_van", "geldig_tot", "kolom", "rij", "inwoners", "inwoners_bron"
)  # fmt: skip


def laad_gemeenten(*, wie: Wie | None, gegevens: dict[str, Any]) -> list[Gemeente]:
    """Take in municipalities from data (see regeling/gegevens/gemeenten.yaml); idempotent (R05).

    `opgevolgd_door` is the code of the municipality that took over; `wie` is None for the command
    of a new installation. Returns them in the given order; raises KeyError for an unknown
    successor or a missing field.
    """
    perm = "deelnemers.gemeenten_laden" if wie else None
    rows = gegevens["gemeenten"]
    with handeling(wie=wie, wat="deelnemers.laad_gemeenten", mag=perm) as h:
        # all of them: a row may point to any other
        existing = Gemeente.objects.select_for_update().in_bulk(field_name="code")
        changed = [_bewaar(row, existing) for row in rows]
        changed += [_wijs_opvolger(row, existing) for row in rows]
        if codes := sorted({code for code in changed if code}):
            h.leg_vast(naar={"gemeenten": codes})
        else:
            h.verandert_niets()
    return [existing[row["code"]] for row in rows]


def _bewaar(row: dict[str, Any], existing: dict[str, Gemeente]) -> str | None:
    """Store one municipality without its successor; returns its code when something changed."""
    fields = {field: row[field] for field in GEMEENTEVELDEN}
    for field in ("geldig_van", "geldig_tot"):
        if isinstance(fields[field], str):
            fields[field] = date.fromisoformat(fields[field])
    gemeente = existing.get(row["code"]) or Gemeente()
    if gemeente.pk and all(getattr(gemeente, field) == fields[field] for field in GEMEENTEVELDEN):
        return None
    for field, value in fields.items():
        setattr(gemeente, field, value)
    gemeente.save()
    existing[gemeente.code] = gemeente
    return gemeente.code


def _wijs_opvolger(row: dict[str, Any], existing: dict[str, Gemeente]) -> str | None:
    """Point to the successor; returns the code when something changed."""
    gemeente, opvolger = existing[row["code"]], row.get("opgevolgd_door")
    new = existing[opvolger] if opvolger else None
    if gemeente.opgevolgd_door_id == (new.pk if new else None):
        return None
    gemeente.opgevolgd_door = new
    gemeente.save(update_fields=["opgevolgd_door"])
    return gemeente.code
