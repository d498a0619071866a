"""Read parts of the YAML of a ronde into the shape of its content (`ronde.rekenen.inhoud`)."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from regeling.ronde.rekenen.inhoud import (
    DAGVELDEN,
    MOMENTVELDEN,
    Rondeinhoud,
    dag_als_tekst,
    moment_als_tekst,
)

# What a local ronde takes over with `kopieer_van` when it doesn't say it itself (R02).
OVERNEEMBAAR = (
    "regeling", "doelen", "doelgroepen", "aspecten", "groepen", "criteria", "schaal", "formule",
    "vragenlijst", "instellingen",
)  # fmt: skip

VERPLICHTE_VELDEN = (
    "code", "naam", "spoor", "budget_totaal", "subsidieplafond", "inkooppercentage", "data",
    "verdeelwijze", "procedure", "doelen", "doelgroepen", "aspecten", "criteria", "schaal",
    "gemeenten", "instellingen",
)  # fmt: skip

STANDAARDWAARDEN = {
    "regeling": "", "inleiding": "", "formule": "", "instellingen_eigen": "",
    "verdeelsleutel": "inwoners", "gevolg_afwijking": "eigen_deel",
    "verbeterverzoek": "per_aanvraag", "groepen": [], "rapportages": [], "vragenlijst": {},
}  # fmt: skip

OVERIGE_VELDEN = {
    "kopieer_van",
    "verordening_bron",
}  # read elsewhere, or a note for who reads the file

NAMEN_VAN_DATA = {"publicatie_gepland": "gepubliceerd", "opent_op": "opent", "sluit_op": "sluit"}


def lees_bedrag_uit_yaml(waarde: Any) -> Decimal:
    """Read an amount that is written as text, so that no binary fraction slips in."""
    if isinstance(waarde, float):
        raise ValueError(f"het bedrag {waarde} moet tussen aanhalingstekens staan")
    try:
        return Decimal(waarde).quantize(Decimal("0.01"))
    except InvalidOperation as fout:
        raise ValueError(f"{waarde} is geen bedrag") from fout


def lees_data(rij: dict[str, Any]) -> Rondeinhoud:
    """Read moments and days."""
    moments = {}
    for name in MOMENTVELDEN:
        value = rij.get(NAMEN_VAN_DATA[name])
        if value is None and name != "publicatie_gepland":
            raise KeyError(f"data.{NAMEN_VAN_DATA[name]}")
        moments[name] = moment_als_tekst(_moment(value)) if value else None
    return {**moments, **{name: dag_als_tekst(_dag(rij[name])) for name in DAGVELDEN}}


def _moment(value: Any) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    if moment.tzinfo is None:
        raise ValueError(f"het tijdstip {value} mist het verschil met UTC, zoals +02:00")
    return moment


def _dag(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def lees_onderdelen(rijen: list[dict[str, Any]], jeugd: bool = False) -> list[Rondeinhoud]:
    """Read doelen, doelgroepen or aspecten; their place is the order of support need (R03)."""
    result = []
    for place, row in enumerate(rijen, start=1):
        part = {
            "code": str(row["code"]),
            "titel": row["titel"],
            "tekst": row["tekst"],
            "volgorde": row.get("volgorde", place),
        }
        if jeugd:  # YAML says `tekst_jeugd`, a copied ronde `jeugd`
            text = row.get("tekst_jeugd") or row.get("jeugd")
            part["jeugd"] = text if isinstance(text, str) else ""
        result.append(part)
    return sorted(result, key=lambda row: (row["volgorde"], row["code"]))


def lees_criterium(rij: dict[str, Any]) -> Rondeinhoud:
    """Read one criterion with its questions (R04)."""
    return {
        "nummer": int(rij["nummer"]),
        "titel": rij["titel"],
        "tekst": rij["tekst"],
        "knockout": bool(rij.get("knockout", True)),
        "gewicht": int(rij.get("gewicht", 0)),
        "groep": rij["groep"],
        "leidraad": list(rij.get("leidraad") or []),
        "beantwoord_door": rij.get("beantwoord_door") or "",
        "ankers": {str(value): text for value, text in (rij.get("ankers") or {}).items()},
        "belofte_kennisdeling": bool(rij.get("belofte_kennisdeling", False)),
        "vragen": [
            {
                "code": vraag["code"],
                "vraag": vraag["vraag"],
                "uitleg": vraag.get("uitleg") or "",
                "max_tekens": int(vraag.get("max_tekens", 1500)),
                "verplicht": bool(vraag.get("verplicht", True)),
            }
            for vraag in rij.get("vragen") or []
        ],
    }


def lees_vragenlijst(waarde: Any) -> dict[str, list[dict[str, str]]]:
    """Return role -> questions; YAML gives a list of roles with `tekst` (R52)."""
    if isinstance(waarde, dict):
        return waarde
    return {
        row["rol"]: [
            {"code": vraag["code"], "vraag": vraag["tekst"], "soort": vraag["soort"]}
            for vraag in row["vragen"]
        ]
        for row in waarde
    }
