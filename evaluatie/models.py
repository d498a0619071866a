"""All models of the floor, where Django looks for them; ask them from their kamer."""

from evaluatie.bouwstenen.models import Bouwsteen, Bouwsteenlijst, Indicatorlabel
from evaluatie.micro.models import Casus, Kostenregel
from evaluatie.sessies.models import Inzicht, Kennissessie
from evaluatie.tevredenheid.models import Genodigde, Respons, Vragenronde
from evaluatie.verslag.models import Oordeel

__all__ = [
    "Bouwsteen",
    "Bouwsteenlijst",
    "Casus",
    "Genodigde",
    "Indicatorlabel",
    "Inzicht",
    "Kennissessie",
    "Kostenregel",
    "Oordeel",
    "Respons",
    "Vragenronde",
]
