"""What is still missing or wrong in an application, with its place and what to do about it.

Pure functions over the canonical content (`aanvragen.inhoud`) and the rules of the ronde. The task
list, the check page, submission and import all ask here, so they never disagree. Serves R10, R12,
R13, R14, R15.
"""

from collections.abc import Iterator
from decimal import Decimal

from aanvragen.velden.models import Begrotingsregel
from aanvragen.velden.rekenen.gebrek import (
    MAX_KORT,
    MAX_TEKST,
    Gebrek,
    Inhoudpad,
    onjuist,
    tekstgebreken,
)
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud, begrotingstotalen
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from kern.basis.geld import euro


def begrotingsgebreken(inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """R15: cost lines and cover; what remains is asked: above zero and under the ceiling."""
    rijen = inhoud["begroting"]
    regelfouten = [
        gebrek
        for nummer, rij in enumerate(rijen)
        for gebrek in _begrotingsregel(("begroting", nummer), rij)
    ]
    yield from regelfouten
    if not any(rij["soort"] == Begrotingsregel.Soort.KOSTEN for rij in rijen):
        yield Gebrek(("begroting",), "Vul ten minste één kostenpost in.")
    elif not regelfouten:
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


def _begrotingsregel(pad: Inhoudpad, rij: dict) -> Iterator[Gebrek]:
    wat = f"“{rij['omschrijving']}”" if rij["omschrijving"] else f"regel {pad[1] + 1}"
    yield from tekstgebreken(
        (*pad, "omschrijving"), rij["omschrijving"], f"Vul een omschrijving in bij {wat}.", MAX_KORT
    )
    if rij["soort"] not in Begrotingsregel.Soort.values:
        yield onjuist((*pad, "soort"), f"Kies bij {wat} of het kosten of dekking zijn.")
    if rij["bedrag"] is None:
        yield Gebrek((*pad, "bedrag"), f"Vul een bedrag in bij {wat}.")
    elif Decimal(rij["bedrag"]) <= 0:
        yield onjuist((*pad, "bedrag"), f"Het bedrag bij {wat} moet hoger zijn dan nul.")


def reguliergebreken(inhoud: Aanvraaginhoud, _regels: Ronderegels) -> Iterator[Gebrek]:
    """R15 and criterion 3: regular contracts can't pay for it."""
    if not inhoud["verklaring_regulier"]:
        yield Gebrek(
            ("verklaring_regulier",),
            "Verklaar dat uw contracten met de gemeenten dit project niet betalen.",
        )
    yield from tekstgebreken(
        ("toelichting_regulier",),
        inhoud["toelichting_regulier"],
        "Leg uit waarom gewone contracten dit niet betalen.",
        MAX_TEKST,
    )
