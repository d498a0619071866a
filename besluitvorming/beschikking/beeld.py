"""What stands in the PDF of a beschikking: its frozen content, and the day it was sent (W30).

The coördinator makes, reads and sends the letters (W30).
"""

from datetime import date
from decimal import Decimal
from typing import Any

from aanvragen.velden.models import Aanvraag
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.queries import Projectstand
from kern.aansluiting.aanvraagstand import Aanvraagstand, Aanvraagstap
from kern.basis.termijnen import datum_lang


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


LEES_DE_BESCHIKKING = "Lees de beschikking in het dossier"


def _bij_de_colleges(aanvraag: Aanvraag) -> Aanvraagstand:
    return Aanvraagstand(
        Aanvraagstap.BESLUITVORMING,
        "klaar",
        "Toegelaten",
        "U hoeft nu niets te doen",
        "De colleges besluiten over het advies.",
        f"U krijgt het besluit uiterlijk {datum_lang(aanvraag.ronde.besluitvorming_tot)}.",
    )


TOEGEKEND = Aanvraagstand(
    Aanvraagstap.TOEGEKEND,
    "klaar",
    "Toegekend",
    LEES_DE_BESCHIKKING,
    "Het project is toegekend. De coördinator start het.",
)

AFGEWEZEN = Aanvraagstand(
    Aanvraagstap.AFGEWEZEN,
    "afwijkend",
    "Afgewezen",
    LEES_DE_BESCHIKKING,
    "De colleges hebben besloten: de aanvraag is afgewezen.",
)


def stand_bij_colleges(aanvraag: Any) -> Aanvraagstand | None:
    """Tell that the colleges decide, or what they decided; None before the advice is theirs.

    Reads `stand_voorgelegd` and `stand_toegekend` (the amount of the letter, None until it was
    sent), which the question took along.
    """
    if aanvraag.stand_toegekend is not None:
        return TOEGEKEND if aanvraag.stand_toegekend else AFGEWEZEN
    return _bij_de_colleges(aanvraag) if aanvraag.stand_voorgelegd else None
