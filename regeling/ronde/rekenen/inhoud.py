"""The content of a ronde as plain data: what is published, hashed and compared (W01).

One shape for three uses: read from the database, read from YAML, and frozen in a `RondeVersie`.
Amounts are strings, moments ISO in UTC, dates ISO.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

Rondeinhoud = dict[str, Any]

TEKSTVELDEN = (
    "code", "naam", "regeling", "spoor", "inleiding", "verdeelwijze", "formule",
    "instellingen_eigen", "verdeelsleutel", "gevolg_afwijking", "verbeterverzoek",
)  # fmt: skip

BEDRAGVELDEN = ("inkooppercentage", "budget_totaal", "subsidieplafond")

LIJSTVELDEN = ("groepen", "procedure", "schaal", "rapportages", "vragenlijst")

MOMENTVELDEN = ("publicatie_gepland", "opent_op", "sluit_op")

DAGVELDEN = (
    "toetsing_tot", "beoordeling_tot", "advies_tot", "besluitvorming_tot", "uitvoering_van",
    "evaluatie_uiterlijk",
)  # fmt: skip

ONDERDEELVELDEN = ("code", "titel", "tekst", "volgorde")

CRITERIUMVELDEN = (
    "nummer", "titel", "tekst", "knockout", "gewicht", "groep", "leidraad", "beantwoord_door",
    "ankers", "belofte_kennisdeling",
)  # fmt: skip

VRAAGVELDEN = ("code", "vraag", "uitleg", "max_tekens", "verplicht")

DEELNAMEVELDEN = ("inwoners", "verordening", "verordening_datum", "verordening_link")


def moment_als_tekst(waarde: datetime | None) -> str | None:
    """Write a moment the same way from every database."""
    return waarde.astimezone(UTC).isoformat() if waarde else None


def dag_als_tekst(waarde: date | None) -> str | None:
    """Write a date."""
    return waarde.isoformat() if waarde else None


@dataclass(frozen=True)
class Inhoudsverschil:
    """One place where two contents differ, as a path: `criteria.4.tekst`."""

    plek: str
    was: Any
    wordt: Any


def inhoudsverschillen(oud: Any, nieuw: Any, plek: str = "") -> list[Inhoudsverschil]:
    """Return every difference; items of a list are matched by code, number or position."""
    if isinstance(oud, list) and isinstance(nieuw, list):
        oud, nieuw = _per_sleutel(oud), _per_sleutel(nieuw)
    if isinstance(oud, dict) and isinstance(nieuw, dict):
        found = []
        for name in [*oud, *(name for name in nieuw if name not in oud)]:
            path = f"{plek}.{name}" if plek else str(name)
            found += inhoudsverschillen(oud.get(name), nieuw.get(name), path)
        return found
    return [] if oud == nieuw else [Inhoudsverschil(plek, oud, nieuw)]


def _per_sleutel(rows: list[Any]) -> dict[str, Any]:
    """Key the items of a list by what identifies them."""
    keys = {}
    for place, row in enumerate(rows, start=1):
        name: Any = place
        if isinstance(row, dict):
            name = row.get("code", row.get("nummer", row.get("waarde", row.get("naam", place))))
        keys[str(name)] = row
    return keys
