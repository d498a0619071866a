"""What this floor asks of whom now (W60)."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from aanvragen.concept.aansluiting import aanvragerstaken
from aanvragen.toets.queries import rondes_met_toetswerk
from aanvragen.velden.models import Aanvraagstatus
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen.queries import aangesteld_als_coordinator
from kern.aansluiting.registers import Taak


def aanvraagtaken(gebruiker: Any, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Give the tasks of someone as aanbieder and as coördinator; or those about one application."""
    if aanbieders_van(gebruiker):
        yield from aanvragerstaken(gebruiker, onderwerp)
    if onderwerp is None and aangesteld_als_coordinator(gebruiker):
        yield from toetstaken()


def toetstaken() -> Iterator[Taak]:
    """Check what came in, decide on completions that ran out, and wait for those that run."""
    for ronde in rondes_met_toetswerk():
        lijst = f"{reverse('aanvragen:werklijst')}?ronde={ronde.code}"
        if ronde.te_toetsen:
            wat = "1 aanvraag" if ronde.te_toetsen == 1 else f"{ronde.te_toetsen} aanvragen"
            yield Taak(
                f"Controleer {wat} van {ronde}",
                "Kijk per criterium of de aanvraag voldoet. Laat haar toe of vraag een aanvulling.",
                f"{lijst}&status={Aanvraagstatus.INGEDIEND}",
                ronde.toetsing_tot,
            )
        if ronde.verlopen:
            wat = "1 aanvraag" if ronde.verlopen == 1 else f"{ronde.verlopen} aanvragen"
            yield Taak(
                f"Beslis over {wat} zonder aanvulling",
                "De hersteltermijn is voorbij. Stel buiten behandeling, met de reden.",
                f"{lijst}&status={Aanvraagstatus.AANVULLING}",
                ronde.toetsing_tot,
            )
        if ronde.wachtend:
            wat = "1 aanvulling" if ronde.wachtend == 1 else f"{ronde.wachtend} aanvullingen"
            yield Taak(
                f"U wacht op {wat} van {ronde}",
                "De aanvragers zijn aan zet. De beslistermijn staat stil.",
                f"{lijst}&status={Aanvraagstatus.AANVULLING}",
                wacht_op_anderen=True,
            )
