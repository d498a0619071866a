"""All models of the floor, where Django looks for them; ask them from their kamer."""

from aanvragen.bijlagen.models import Bijlage
from aanvragen.concept.models import Aanvulling
from aanvragen.indienen.models import Aanvraagversie
from aanvragen.toets.models import Toets
from aanvragen.velden.models import (
    Aanvraag,
    AanvraagDoelgroep,
    AanvraagGemeente,
    AanvraagQuerySet,
    Antwoord,
    Begrotingsregel,
    Indicator,
    Partner,
)

__all__ = [
    "Aanvraag",
    "AanvraagDoelgroep",
    "AanvraagGemeente",
    "AanvraagQuerySet",
    "Aanvraagversie",
    "Aanvulling",
    "Antwoord",
    "Begrotingsregel",
    "Bijlage",
    "Indicator",
    "Partner",
    "Toets",
]
