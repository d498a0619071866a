"""All models of the floor, where Django looks for them; ask them from their kamer."""

from deelnemers.gemeenten.models import Gemeente, GemeenteQuerySet
from deelnemers.organisaties.models import Aanbieder, Lidmaatschap, Uitnodiging, UitnodigingQuerySet
from deelnemers.personen.models import Aanstelling, AanstellingQuerySet, Gebruiker, GebruikerManager

__all__ = [
    "Aanbieder",
    "Aanstelling",
    "AanstellingQuerySet",
    "Gebruiker",
    "GebruikerManager",
    "Gemeente",
    "GemeenteQuerySet",
    "Lidmaatschap",
    "Uitnodiging",
    "UitnodigingQuerySet",
]
