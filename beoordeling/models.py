"""All models of the floor, where Django looks for them; ask them from their kamer."""

from beoordeling.belangen.models import Belangenverklaring
from beoordeling.commissie.models import Commissie, Zetel, ZetelQuerySet
from beoordeling.scenario.models import Scenario
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.vergadering.models import Bespreking
from beoordeling.weging.models import Advies, Adviesregel

__all__ = [
    "Advies",
    "Adviesregel",
    "Belangenverklaring",
    "Beoordeling",
    "Bespreking",
    "Commissie",
    "Scenario",
    "Score",
    "Zetel",
    "ZetelQuerySet",
]
