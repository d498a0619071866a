"""A problem and its outcome as plain values, and back: what a scenario keeps and anyone can compute again."""

from collections.abc import Mapping
from typing import Any

import highspy
import numpy as np

from beoordeling.scenario.rekenen.frequentie import Frequentie, frequentie
from beoordeling.scenario.rekenen.opgave import Deelregel, Grens, Kandidaat, Opgave, Waarden
from beoordeling.scenario.rekenen.zoeken import Uitslag, zoek
from regeling.ronde.rekenen.afweging import Eenheid, Grenssoort, Waarderegel

Vastgelegd = dict[str, Any]


def opgave_als_waarden(opgave: Opgave) -> Vastgelegd:
    """Write a problem; amounts in cents, scores in hundredths, shares in millionths."""
    return {
        "plafond": opgave.plafond,
        "gewichten": list(opgave.gewichten),
        "marge": opgave.marge,
        "waarderegel": opgave.waarderegel.value,
        "minimaal_cijfer": opgave.minimaal_cijfer,
        "deel": {"minimum": opgave.deel.minimum, "stap": opgave.deel.stap},
        "vast_in": sorted(opgave.vast_in),
        "vast_uit": sorted(opgave.vast_uit),
        "grenzen": [
            {
                "soort": grens.soort.value,
                "code": grens.code,
                "eenheid": grens.eenheid.value,
                "minimum": grens.minimum,
                "maximum": grens.maximum,
            }
            for grens in opgave.grenzen
        ],
        "kandidaten": [
            {
                "aanvraag": k.aanvraag,
                "gevraagd": k.gevraagd,
                "cijfer": k.cijfer,
                "gegeven": [list(g) if g is not None else None for g in k.gegeven],
                "delen": [[soort, code, deel] for (soort, code), deel in sorted(k.delen.items())],
            }
            for k in opgave.kandidaten
        ],
    }


def opgave_uit_waarden(waarden: Mapping[str, Any]) -> Opgave:
    """Read what `opgave_als_waarden` wrote."""
    return Opgave(
        kandidaten=tuple(_kandidaat(rij) for rij in waarden["kandidaten"]),
        gewichten=tuple(waarden["gewichten"]),
        plafond=waarden["plafond"],
        grenzen=tuple(_grens(rij) for rij in waarden["grenzen"]),
        vast_in=frozenset(waarden["vast_in"]),
        vast_uit=frozenset(waarden["vast_uit"]),
        minimaal_cijfer=waarden["minimaal_cijfer"],
        waarderegel=Waarderegel(waarden["waarderegel"]),
        deel=Deelregel(**waarden["deel"]),
        marge=waarden["marge"],
    )


def _kandidaat(rij: Mapping[str, Any]) -> Kandidaat:
    gegeven: list[Waarden | None] = [tuple(g) if g is not None else None for g in rij["gegeven"]]
    delen = {(soort, code): deel for soort, code, deel in rij["delen"]}
    return Kandidaat(rij["aanvraag"], rij["gevraagd"], rij["cijfer"], tuple(gegeven), delen)


def _grens(rij: Mapping[str, Any]) -> Grens:
    soort, eenheid = Grenssoort(rij["soort"]), Eenheid(rij["eenheid"])
    return Grens(soort, rij["code"], eenheid, rij["minimum"], rij["maximum"])


def uitkomst_als_waarden(keren: Frequentie, uitslag: Uitslag | None) -> Vastgelegd:
    """Write what came out; keys are text, as JSON keeps them."""
    return {
        "trekkingen": keren.trekkingen,
        "zaad": keren.zaad,
        "aantallen": {str(pk): aantal for pk, aantal in keren.aantallen.items()},
        "set": uitslag
        and {
            "bedragen": {str(pk): cents for pk, cents in uitslag.verzameling.bedragen.items()},
            "waarde": uitslag.waarde,
            "bewezen": uitslag.bewezen,
        },
    }


def herbereken(waarden: Mapping[str, Any], trekkingen: int, zaad: int) -> Vastgelegd:
    """Compute a kept problem again; the same as was kept, to the cent."""
    opgave = opgave_uit_waarden(waarden)
    keren = frequentie(opgave, trekkingen=trekkingen, zaad=zaad)
    return uitkomst_als_waarden(keren, zoek(opgave))


def gebruikte_software() -> str:
    """Name what computes: HiGHS searches, numpy draws."""
    return f"HiGHS {highspy.Highs().version()}, numpy {np.__version__}"
