"""The content of an application as plain JSON: what the schema describes and a version freezes.

One shape serves all: the form hands parts of it to the service, a version stores it, the receipt
and the export show it, the import reads it. Amounts are text with two decimals, dates are ISO
text, what was not filled in is None, "" or an empty list. Which keys there are says the table
`velden`; a version that was frozen before a field existed lacks its key.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from aanvragen.velden.rekenen.codes import Begrotingssoort
from aanvragen.velden.rekenen.velden import alle_velden, veld
from aanvragen.velden.rekenen.veldsoorten import VELD_SCHOON, Veld, Veldsoort, schone_rij

Aanvraaginhoud = dict[str, Any]

Rij = dict[str, Any]

CONTACTVELDEN = {
    "contactpersoon": "contactpersoon",
    "email": "contact_email",
}  # key in `penvoerder` -> column of the application; the rest is the organisation's own


def _rijen(dit: Veld, waarde: Any) -> list[Rij]:
    """Clean a list of rows; drop the empty ones; sort where their order says nothing."""
    rows = [
        schone_rij(dit.kolommen, row)
        for row in (waarde if isinstance(waarde, list) else [])
        if isinstance(row, dict)
    ]
    filled = [row for row in rows if any(w not in (None, "", False) for w in row.values())]
    key = dit.gesorteerd_op
    return sorted(filled, key=lambda row: row[key]) if key else filled


def _antwoorden(dit: Veld, waarde: Any) -> list[Rij]:
    """Clean the answers; one without a text is none."""
    filled = [row for row in _rijen(dit, waarde) if row["tekst"]]
    return sorted(filled, key=lambda row: (row["criterium"] or 0, row["vraag"]))


def _object(dit: Veld, waarde: Any) -> Rij:
    return schone_rij(dit.kolommen, waarde if isinstance(waarde, dict) else {})


# Fields that are cleaned otherwise than their kind says.
ANDERS: dict[str, Callable[[Veld, Any], Any]] = {"antwoorden": _antwoorden}


def normaliseer_deel(sleutel: str, waarde: Any) -> Any:
    """Bring one part to its canonical form; what can't be read becomes empty.

    Raises KeyError for a key that no field has.
    """
    dit = veld(sleutel)
    if anders := ANDERS.get(sleutel):
        return anders(dit, waarde)
    if dit.soort == Veldsoort.RIJEN:
        return _rijen(dit, waarde)
    if dit.soort == Veldsoort.OBJECT:
        return _object(dit, waarde)
    return VELD_SCHOON[dit.soort](waarde)


def inhoudsleutels() -> tuple[str, ...]:
    """Return the keys of the content, in the order of the form."""
    return tuple(dit.sleutel for dit in alle_velden())


def normaliseer_inhoud(gegevens: Aanvraaginhoud) -> Aanvraaginhoud:
    """Bring a whole application to its canonical form, with every key present."""
    return {key: normaliseer_deel(key, gegevens.get(key)) for key in inhoudsleutels()}


def begrotingstotalen(begroting: list[Rij]) -> dict[str, Decimal]:
    """Compute kosten, eigen, andere and gevraagd; totals are never typed (R15)."""

    def sum_of(soort: Begrotingssoort) -> Decimal:
        amounts = (Decimal(row["bedrag"] or 0) for row in begroting if row["soort"] == soort)
        return sum(amounts, Decimal("0.00"))

    kosten, eigen, andere = (sum_of(soort) for soort in Begrotingssoort)
    return {"kosten": kosten, "eigen": eigen, "andere": andere, "gevraagd": kosten - eigen - andere}
