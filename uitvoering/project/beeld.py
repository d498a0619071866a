"""How a project stands, in the words that applicant, lists and register share (W63)."""

from typing import Any

from kern.aansluiting.aanvraagstand import Aanvraagstand, Aanvraagstap
from kern.basis.termijnen import datum_lang


def stand_van_project(aanvraag: Any) -> Aanvraagstand | None:
    """Tell that the project runs or is finished; None when it was not started.

    Reads `stand_project` and `stand_afgerond`, which the question took along.
    """
    if not aanvraag.stand_project:
        return None
    if not aanvraag.stand_afgerond:
        return Aanvraagstand(
            Aanvraagstap.LOOPT,
            "bezig",
            "Loopt",
            "Zie uw rapportages bij Uitvoering",
            "Het project is toegekend en loopt.",
        )
    return Aanvraagstand(
        Aanvraagstap.AFGEROND,
        "klaar",
        "Afgerond",
        "U hoeft niets te doen",
        "Het project is afgerond.",
        f"De regio evalueert uiterlijk {datum_lang(aanvraag.ronde.evaluatie_uiterlijk)}.",
    )
