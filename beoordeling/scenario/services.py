"""Saving a scenario: the whole problem, the outcome, and why (R23, R24). Nothing here chooses for the committee."""

from collections.abc import Collection
from typing import Any

from beoordeling.scenario.models import Scenario
from beoordeling.scenario.queries import opgave_van, verken
from beoordeling.scenario.rekenen.opgave import Opgave
from beoordeling.scenario.rekenen.vastlegging import gebruikte_software, opgave_als_waarden
from beoordeling.weging.models import Advies
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.canoniek import vingerafdruk
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.tekst import schone_tekst
from kern.logboek.handeling import handeling


def bewaar_scenario(
    *,
    wie: Gebruiker,
    advies: Advies,
    naam: str,
    reden: str,
    vast_in: Collection[int] = (),
    vast_uit: Collection[int] = (),
    zonder_grenzen: bool = False,
    zonder_delen: bool = False,
) -> Scenario:
    """Compute the exploration as the weighing stands now, and keep it. Raises Fout when no set meets the bounds."""
    perm = "beoordeling.verkennen"
    with handeling(wie=wie, wat="beoordeling.bewaar_scenario", mag=perm, op=advies) as h:
        vers = vergrendel(advies, "ronde")
        vers.eis_in_weging()
        opgave = opgave_van(
            vers,
            vast_in=vast_in,
            vast_uit=vast_uit,
            zonder_grenzen=zonder_grenzen,
            zonder_delen=zonder_delen,
        )
        scenario = Scenario.objects.create(
            advies=vers,
            nummer=Scenario.objects.filter(advies=vers).count() + 1,
            naam=schone_tekst(naam),
            reden=schone_tekst(reden),
            door=wie,
            op=tijd.nu(),
            **_berekend(opgave),
        )
        # the log never holds a choice of the committee (W21): only that, and which input
        h.leg_vast(scenario, naar={"sha256": scenario.invoer_sha256}, ronde_id=vers.ronde_id)
    return scenario


def _berekend(opgave: Opgave) -> dict[str, Any]:
    uitkomst = verken(opgave)
    if uitkomst["set"] is None:
        raise Fout(
            "Er is geen set die aan alle grenzen voldoet. Er is niets bewaard. Laat een grens los of "
            "maak een project vrij."
        )
    invoer = opgave_als_waarden(opgave)
    return {
        "invoer": invoer,
        "invoer_sha256": vingerafdruk(invoer),
        "uitkomst": uitkomst,
        "software": gebruikte_software(),
    }
