"""What stands in the PDF of a beschikking: its frozen content, and the day it was sent (W30).

The coördinator makes, reads and sends the letters (W30).
"""

from datetime import date
from decimal import Decimal
from typing import Any

from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.queries import Projectstand


def _dag(waarde: str) -> date | None:
    return date.fromisoformat(waarde[:10]) if waarde else None


def brief_om_te_lezen(brief: Beschikking, verzending: dict[str, Any]) -> dict[str, Any]:
    """Prepare the content of a letter for reading; `verzending` is empty before it is sent."""
    inhoud = brief.inhoud
    colleges = [_college_om_te_lezen(c) for c in inhoud["colleges"]]
    return {
        "brief": brief,
        "inhoud": inhoud,
        "toegekend": bool(brief.bedrag),
        "bedrag": brief.bedrag,
        "gevraagd": Decimal(inhoud["gevraagd"]),
        "geadviseerd": Decimal(inhoud["geadviseerd"]),
        "colleges": colleges,
        "afwijkend": [c for c in colleges if not c["volgt"]],
        "niet_door": not brief.bedrag and any(c["besloten"] for c in colleges),
        "totaal_aandeel": sum((c["aandeel"] for c in colleges), Decimal(0)),
        "advies_op": _dag(inhoud["advies"]["vastgesteld_op"]),
        "start": _dag(inhoud["start"]),
        "eind": _dag(inhoud["eind"]),
        "rapportages": [
            {"naam": r["naam"], "uiterlijk": _dag(r["uiterlijk"])} for r in inhoud["rapportages"]
        ],
        "commissie": inhoud["advies"]["commissie"],
        "verzonden": _dag(verzending.get("verzonden", "")),
        "bezwaar_tot": _dag(verzending.get("bezwaar_tot", "")),
        "termijn_uitleg": verzending.get("uitleg", ""),
    }


def _college_om_te_lezen(gegevens: dict[str, Any]) -> dict[str, Any]:
    """One college with amounts and days as such."""
    return gegevens | {
        "datum": _dag(gegevens["datum"]),
        "aandeel": Decimal(gegevens["aandeel"]),
        "besloten": Decimal(gegevens["besloten"]),
        "bedrag": Decimal(gegevens["bedrag"]),
    }


def briefvoortgang(project: Projectstand) -> str:
    """The state of a letter as a code of the part `voortgang`."""
    if project.beschikking is None:
        return "nog_niet"
    return "klaar" if project.beschikking.verzonden_op else "bezig"
