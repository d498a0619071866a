"""What the check offers the house: tasks of the coördinator, log sentences."""

from collections.abc import Iterator

from django.urls import reverse

from aanvragen.indienen.services import bij_aanvulling
from aanvragen.toets import services
from aanvragen.toets.queries import rondes_met_toetswerk
from aanvragen.velden.models import Aanvraagstatus
from deelnemers.personen.models import Gebruiker
from kern.aansluiting import registers
from kern.aansluiting.registers import Taak
from kern.basis.tekst import aantal_van
from kern.logboek.teksten import registreer_logzin
from kern.toegang.rechten import mag

LOGZINNEN = {
    "aanvragen.toets_criterium": "controleerde een criterium",
    "aanvragen.vraag_aanvulling": "vroeg om een aanvulling",
    "aanvragen.laat_toe": "liet de aanvraag toe tot de beoordeling",
    "aanvragen.stel_buiten_behandeling": "stelde de aanvraag buiten behandeling",
}


def toetstaken(gebruiker: Gebruiker) -> Iterator[Taak]:
    """Check what came in, decide on completions that ran out, and wait for those that run."""
    if not mag(gebruiker, "aanvragen.werklijst"):
        return
    for werk in rondes_met_toetswerk():
        ronde = werk.ronde
        lijst = f"{reverse('aanvragen:werklijst')}?ronde={ronde.code}"
        if werk.te_toetsen:
            wat = aantal_van(werk.te_toetsen, "aanvraag", "aanvragen")
            yield Taak(
                f"Controleer {wat} van {ronde}",
                "Kijk per criterium of de aanvraag voldoet. Laat haar toe of vraag een aanvulling.",
                f"{lijst}&status={Aanvraagstatus.INGEDIEND}",
                ronde.toetsing_tot,
            )
        if werk.verlopen:
            wat = aantal_van(werk.verlopen, "aanvraag", "aanvragen")
            yield Taak(
                f"Beslis over {wat} zonder aanvulling",
                "De hersteltermijn is voorbij. Stel buiten behandeling, met de reden.",
                f"{lijst}&status={Aanvraagstatus.AANVULLING}",
                ronde.toetsing_tot,
            )
        if werk.wachtend:
            wat = aantal_van(werk.wachtend, "aanvulling", "aanvullingen")
            yield Taak(
                f"U wacht op {wat} van {ronde}",
                "De aanvragers zijn aan zet. De beslistermijn staat stil.",
                f"{lijst}&status={Aanvraagstatus.AANVULLING}",
                wacht_op_anderen=True,
            )


for _code, _zin in LOGZINNEN.items():
    registreer_logzin(_code, _zin)

registers.taken.registreer(toetstaken)
bij_aanvulling.registreer(services.neem_oordelen_over)
