"""HTTP in and out: load, ask, call one service, render."""

from beoordeling.views.bespreken import bespreken, herzien, vergelijken
from beoordeling.views.commissie import (
    bezetten,
    commissie,
    instellen,
    starten,
    zetel,
    zetel_erbij,
    zetel_weghalen,
)
from beoordeling.views.lijst import huidige, ronde, start
from beoordeling.views.scoren import beoordelen, bewaar_score
from beoordeling.views.secretaris import alles_openen, herinneren, openen, voortgang
from beoordeling.views.verklaren import belang, overige, verklaringen

__all__ = [
    "alles_openen",
    "belang",
    "beoordelen",
    "bespreken",
    "bewaar_score",
    "bezetten",
    "commissie",
    "herinneren",
    "herzien",
    "huidige",
    "instellen",
    "openen",
    "overige",
    "ronde",
    "start",
    "starten",
    "vergelijken",
    "verklaringen",
    "voortgang",
    "zetel",
    "zetel_erbij",
    "zetel_weghalen",
]
