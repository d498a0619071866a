"""Bring a ronde to a step; every step is the one before and its own acts."""

from datetime import datetime, timedelta

from evaluatie.services import laad_bouwstenen
from innovatiebudget.demonstratie import aanvraagfase, besluitfase, commissiefase
from innovatiebudget.demonstratie.toneel import Toneel, bestanden, om
from kern import tijd
from regeling.models import Ronde

STAPPEN = (
    "open",
    "sluiting",
    "toetsing",
    "beoordeling",
    "advies",
    "besluitvorming",
    "uitvoering",
    "evaluatie",
)
# Counted from closing: the questionnaire of the trial ronde is still open at the weighing of 2015.
VRAGENLIJST_OPEN = timedelta(days=560)


def begin(jaar: int) -> None:
    """Set the clock of the empty demonstration back to January, and load the code lists."""
    tijd.verzet(datetime(jaar, 1, 2, 9, tzinfo=tijd.AMSTERDAM))
    laad_bouwstenen()


def breng_tot(toneel: Toneel, stap: str) -> Ronde:
    """Bring the regional ronde of 2015 to `stap`; at `advies` the committee is weighing the set."""
    inhoud = bestanden("aanvragen")
    tot = STAPPEN.index(stap)
    ronde = aanvraagfase.open_ronde(toneel, "ronde-2015-regionaal.yaml", inhoud)
    if tot >= 1:
        aanvraagfase.sluit(toneel, ronde, inhoud)
    if tot >= 2:
        aanvraagfase.toets(toneel, ronde, inhoud)
    if tot >= 3:
        commissiefase.stel_samen(toneel, ronde, inhoud)
        commissiefase.scoor(toneel, ronde, inhoud, deel=100 if tot > 3 else 60)
    if tot >= 4:
        commissiefase.begin_weging(toneel, ronde, inhoud)
    if tot >= 5:
        commissiefase.adviseer(toneel, ronde, inhoud)
        besluitfase.leg_voor(toneel, ronde)
        besluitfase.besluit(toneel, ronde, colleges=12 if tot > 5 else 7)
    if tot >= 6:
        besluitfase.beschik(toneel, ronde)
    if tot >= 7:
        om(ronde.evaluatie_uiterlijk - timedelta(days=45), 9)
        besluitfase.vraag_na(
            toneel, ronde, sluit_op=ronde.sluit_op + VRAGENLIJST_OPEN, open_laten=1
        )
    return ronde


def proefronde(toneel: Toneel) -> Ronde:
    """Play the smaller ronde of 2014 from call to evaluation; a few answers stay open."""
    inhoud = bestanden("aanvragen-2014")
    ronde = aanvraagfase.open_ronde(toneel, "ronde-2014-regionaal.yaml", inhoud)
    aanvraagfase.sluit(toneel, ronde, inhoud)
    aanvraagfase.toets(toneel, ronde, inhoud)
    commissiefase.stel_samen(toneel, ronde, inhoud)
    commissiefase.scoor(toneel, ronde, inhoud)
    advies = commissiefase.begin_weging(toneel, ronde, inhoud)
    commissiefase.adviseer_zoals_in_inhoud(ronde, advies, inhoud)
    commissiefase.adviseer(toneel, ronde, inhoud)
    besluitfase.leg_voor(toneel, ronde)
    besluitfase.besluit(toneel, ronde, afwijkend=False)
    besluitfase.beschik(toneel, ronde)
    besluitfase.rapporteer(toneel, ronde, inhoud, accepteer_alles=False)
    besluitfase.leer(toneel, ronde, inhoud)
    besluitfase.neem_collegas_aan(toneel)
    besluitfase.vraag_na(toneel, ronde, sluit_op=ronde.sluit_op + VRAGENLIJST_OPEN, gegeven=True)
    besluitfase.oordeel(toneel, ronde)
    return ronde
