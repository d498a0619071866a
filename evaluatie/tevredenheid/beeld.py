"""The answers to the questionnaire as a picture."""

from evaluatie.tevredenheid.queries import Roluitslag
from kern.ui.grafieken import Stapelstaaf


def stellingstaven(groep: Roluitslag) -> list[Stapelstaaf]:
    """How a role answered every statement, from disagree to agree; nothing when not shown (W50)."""
    if not groep.zichtbaar:
        return []
    return [Stapelstaaf(stelling.vraag, stelling.verdeling) for stelling in groep.stellingen]
