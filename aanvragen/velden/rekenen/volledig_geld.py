"""What is still missing or wrong in the budget of an application (R15)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from aanvragen.velden.rekenen.codes import Begrotingssoort
from aanvragen.velden.rekenen.gebrek import Gebrek, Inhoudpad, onjuist, tekstgebreken
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud, begrotingstotalen
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from aanvragen.velden.rekenen.veldsoorten import Veld
from kern.basis.geld import euro


def begrotingsgebreken(dit: Veld, inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """R15: cost lines and cover; what remains is asked: above zero and under the ceiling."""
    rijen = inhoud["begroting"]
    faults = [
        gebrek
        for nummer, rij in enumerate(rijen)
        for gebrek in _begrotingsregel(dit, ("begroting", nummer), rij)
    ]
    yield from faults
    if not any(rij["soort"] == Begrotingssoort.KOSTEN for rij in rijen):
        yield Gebrek(("begroting",), dit.ontbreekt)
    elif not faults:
        yield from _gevraagd(begrotingstotalen(rijen)["gevraagd"], regels.plafond)


def _gevraagd(gevraagd: Decimal, plafond: Decimal) -> Iterator[Gebrek]:
    if gevraagd <= 0:
        yield onjuist(
            ("begroting",),
            "De eigen bijdrage en de andere financiering dekken alle kosten al. "
            "Er blijft niets over om aan te vragen. Pas de bedragen aan.",
        )
    elif gevraagd > plafond:
        yield onjuist(
            ("begroting",),
            f"U vraagt {euro(gevraagd)}. Dat is {euro(gevraagd - plafond)} meer dan er in deze "
            f"ronde te verdelen is ({euro(plafond)}). Verlaag de kosten of verhoog de dekking.",
        )


def _begrotingsregel(dit: Veld, pad: Inhoudpad, rij: dict[str, Any]) -> Iterator[Gebrek]:
    wat = f"“{rij['omschrijving']}”" if rij["omschrijving"] else f"regel {pad[1] + 1}"
    yield from tekstgebreken(
        (*pad, "omschrijving"),
        rij["omschrijving"],
        f"Vul een omschrijving in bij {wat}.",
        dit.kolom("omschrijving").maximum,
    )
    if rij["soort"] not in list(Begrotingssoort):
        yield onjuist((*pad, "soort"), f"Kies bij {wat} of het kosten of dekking zijn.")
    if rij["bedrag"] is None:
        yield Gebrek((*pad, "bedrag"), f"Vul een bedrag in bij {wat}.")
    elif Decimal(rij["bedrag"]) <= 0:
        yield onjuist((*pad, "bedrag"), f"Het bedrag bij {wat} moet hoger zijn dan nul.")
