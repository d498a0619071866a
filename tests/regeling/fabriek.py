"""The content of the ronde of 2015 as plain data, for tests without a database."""

from copy import deepcopy
from functools import cache
from typing import Any

from regeling.invoer.rekenen import (
    STANDAARDWAARDEN,
    lees_criterium,
    lees_data,
    lees_onderdelen,
)
from regeling.ronde.rekenen.inhoud import Rondeinhoud
from tests.gegevens.bestanden import ronde

KEUZES = {
    "spoor": ["regionaal", "lokaal"],
    "verdeelsleutel": ["gelijk", "inwoners", "bereik"],
    "gevolg_afwijking": ["eigen_deel", "alles_of_niets"],
    "verbeterverzoek": ["per_aanvraag", "gezamenlijk"],
}


@cache
def _gelezen() -> Rondeinhoud:
    gegevens = STANDAARDWAARDEN | ronde("2015")
    return gegevens | {
        "data": lees_data(gegevens["data"]),
        "criteria": [lees_criterium(rij) for rij in gegevens["criteria"]],
        "doelen": lees_onderdelen(gegevens["doelen"]),
        "doelgroepen": lees_onderdelen(gegevens["doelgroepen"], jeugd=True),
        "aspecten": lees_onderdelen(gegevens["aspecten"]),
        "gemeenten": [
            {"code": rij["code"], "naam": rij["code"], "inwoners": 10_000 * (nummer + 1)}
            for nummer, rij in enumerate(gegevens["gemeenten"])
        ],
    }


def inhoud(**anders: Any) -> Rondeinhoud:
    """Return a content of its own, with parts replaced."""
    return deepcopy(_gelezen()) | anders
