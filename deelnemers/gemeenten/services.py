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
    rijen = gegevens["gemeenten"]
    with handeling(wie=wie, wat="deelnemers.laad_gemeenten", mag=perm) as h:
        # all of them: a row may point to any other
        bestaand = Gemeente.objects.select_for_update().in_bulk(field_name="code")
        gewijzigd = [_bewaar(rij, bestaand) for rij in rijen]
        gewijzigd += [_wijs_opvolger(rij, bestaand) for rij in rijen]
        if codes := sorted({code for code in gewijzigd if code}):
            h.leg_vast(naar={"gemeenten": codes})
        else:
            h.verandert_niets()
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
