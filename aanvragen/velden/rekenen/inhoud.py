"""The content of an application as plain JSON: what the schema describes and a version freezes.

One shape serves all: the form hands parts of it to the service, a version stores it, the receipt
and the export show it, the import reads it. Amounts are text with two decimals, dates are ISO
text, what was not filled in is None, "" or an empty list. See gegevens/aanvraag-1.json.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from kern.basis.geld import GROOTSTE_BEDRAG
from kern.basis.tekst import schone_tekst

Aanvraaginhoud = dict[str, Any]

TEKSTVELDEN = (
    "titel",
    "samenvatting",
    "ontschotting",
    "toelichting_regulier",
    "kosten_en_baten",
)

DATUMVELDEN = ("start", "eind", "evaluatiedatum")

CONTACTVELDEN = {
    "contactpersoon": "contactpersoon",
    "email": "contact_email",
}  # content key -> field

GROOTSTE_AANTAL = 2_000_000_000


def canonieke_tekst(waarde: Any) -> str:
    """Return clean text; None and what is no text become empty or their plain text."""
    return "" if waarde is None else schone_tekst(str(waarde))


def canonieke_datum(waarde: Any) -> str | None:
    """Return an ISO date, or None for what is no date."""
    if isinstance(waarde, date):
        return waarde.isoformat()
    try:
        return date.fromisoformat(canonieke_tekst(waarde)).isoformat()
    except ValueError:
        return None


def canoniek_aantal(waarde: Any) -> int | None:
    """Return a whole number from zero up that fits, or None."""
    if isinstance(waarde, bool) or waarde in (None, ""):
        return None
    try:
        getal = int(str(waarde))
    except ValueError:
        return None
    return getal if 0 <= getal <= GROOTSTE_AANTAL else None


def _decimaal(waarde: Any) -> Decimal | None:
    if isinstance(waarde, bool) or waarde in (None, ""):
        return None
    try:
        getal = Decimal(str(waarde)).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    return getal if abs(getal) <= GROOTSTE_BEDRAG else None


def canoniek_bedrag(waarde: Any) -> str | None:
    """Return an amount as text with two decimals, or None."""
    getal = _decimaal(waarde)
    return None if getal is None else str(getal)


def canoniek_getal(waarde: Any) -> str | None:
    """Return a number as the shortest text with at most two decimals, or None."""
    gelezen = _decimaal(waarde)
    return None if gelezen is None else format(gelezen.normalize() + 0, "f")


def _rijen(waarde: Any, velden: dict[str, Callable[[Any], Any]], sleutel: str = "") -> list[dict]:
    """Clean a list of rows; drop the empty ones; sort by `sleutel` where order says nothing."""
    rijen = [
        {naam: schoon(rij.get(naam)) for naam, schoon in velden.items()}
        for rij in (waarde if isinstance(waarde, list) else [])
        if isinstance(rij, dict)
    ]
    gevuld = [rij for rij in rijen if any(w not in (None, "", False) for w in rij.values())]
    return sorted(gevuld, key=lambda rij: rij[sleutel]) if sleutel else gevuld


def _codes(waarde: Any) -> list[str]:
    return (
        sorted({canonieke_tekst(code) for code in waarde})
        if isinstance(waarde, list | tuple)
        else []
    )


def _antwoorden(waarde: Any) -> list[dict]:
    velden = {"criterium": canoniek_aantal, "vraag": canonieke_tekst, "tekst": canonieke_tekst}
    gevuld = [rij for rij in _rijen(waarde, velden) if rij["tekst"]]
    return sorted(gevuld, key=lambda rij: (rij["criterium"] or 0, rij["vraag"]))


def _penvoerder(waarde: Any) -> dict:
    bron = waarde if isinstance(waarde, dict) else {}
    velden = ("naam", "kvk_nummer", "straat", "postcode", "plaats", "contactpersoon", "email")
    schoon: dict[str, Any] = {naam: canonieke_tekst(bron.get(naam)) for naam in velden}
    schoon["gecontracteerd"] = bron.get("gecontracteerd") is True
    schoon["actief_in"] = _codes(bron.get("actief_in"))
    return schoon


RIJVELDEN: dict[str, tuple[dict[str, Callable[[Any], Any]], str]] = {
    "partners": (
        {"naam": canonieke_tekst, "kvk_nummer": canonieke_tekst, "bijdrage": canonieke_tekst},
        "",
    ),
    "doelgroepen": (
        {"code": canonieke_tekst, "bereik": canoniek_aantal, "jeugd": bool, "hoofd": bool},
        "code",
    ),
    "gemeenten": (
        {"code": canonieke_tekst, "bereik": canoniek_aantal, "wijze": canonieke_tekst},
        "code",
    ),
    "begroting": (
        {"soort": canonieke_tekst, "omschrijving": canonieke_tekst, "bedrag": canoniek_bedrag},
        "",
    ),
    "indicatoren": (
        {
            "naam": canonieke_tekst,
            "eenheid": canonieke_tekst,
            "nulmeting": canoniek_getal,
            "streefwaarde": canoniek_getal,
            "bron": canonieke_tekst,
        },
        "",
    ),
    "bijlagen": ({"naam": canonieke_tekst, "sha256": canonieke_tekst}, "sha256"),
}


def normaliseer_deel(sleutel: str, waarde: Any) -> Any:
    """Bring one part to its canonical form; what can't be read becomes empty."""
    if sleutel in TEKSTVELDEN:
        return canonieke_tekst(waarde)
    if sleutel in DATUMVELDEN:
        return canonieke_datum(waarde)
    if sleutel in RIJVELDEN:
        return _rijen(waarde, *RIJVELDEN[sleutel])
    if sleutel in ("doelen", "aspecten"):
        return _codes(waarde)
    if sleutel == "antwoorden":
        return _antwoorden(waarde)
    if sleutel == "penvoerder":
        return _penvoerder(waarde)
    if sleutel == "verklaring_regulier":
        return waarde is True
    if sleutel == "ronde":
        return canonieke_tekst(waarde)
    raise KeyError(sleutel)


INHOUDSLEUTELS = (
    "ronde",
    "titel",
    "samenvatting",
    "penvoerder",
    "partners",
    "ontschotting",
    "start",
    "eind",
    "doelgroepen",
    "doelen",
    "aspecten",
    "gemeenten",
    "antwoorden",
    "begroting",
    "verklaring_regulier",
    "toelichting_regulier",
    "indicatoren",
    "kosten_en_baten",
    "evaluatiedatum",
    "bijlagen",
)


def normaliseer_inhoud(gegevens: Aanvraaginhoud) -> Aanvraaginhoud:
    """Bring a whole application to its canonical form, with every key present."""
    return {sleutel: normaliseer_deel(sleutel, gegevens.get(sleutel)) for sleutel in INHOUDSLEUTELS}


def begrotingstotalen(begroting: list[dict]) -> dict[str, Decimal]:
    """Compute kosten, eigen, andere and gevraagd; totals are never typed (R15)."""

    def som(soort: str) -> Decimal:
        regels = (Decimal(r["bedrag"] or 0) for r in begroting if r["soort"] == soort)
        return sum(regels, Decimal("0.00"))

    kosten, eigen, andere = som("kosten"), som("eigen_bijdrage"), som("andere_financiering")
    return {"kosten": kosten, "eigen": eigen, "andere": andere, "gevraagd": kosten - eigen - andere}
