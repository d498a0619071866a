"""Where an application is once the colleges decide, as lists and dossier say it (W60, W63)."""

from typing import Any

from aanvragen.velden.models import Aanvraag
from kern.aansluiting.aanvraagstand import Aanvraagstand, Aanvraagstap
from kern.basis.termijnen import datum_lang

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
