"""Bring a ronde to a step; every step is the one before and its own acts."""

from datetime import datetime, time, timedelta

from evaluatie.bouwstenen.services import laad_bouwstenen
from innovatiebudget.demonstratie.queries import eerste_rapportagedag, inhoud_van_aanvragen
from innovatiebudget.demonstratie.rekenen import Inhoud
from innovatiebudget.demonstratie.services import (
    aanvraagfase,
    besluitfase,
    commissiefase,
    evaluatiefase,
    uitvoeringsfase,
)
from innovatiebudget.demonstratie.services.toneel import Toneel, om
from kern.basis import tijd
from regeling.ronde.models import Ronde

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

# Counted from the day the first reports must be in.
GELEZEN, WACHTEN, REST_GELEZEN = timedelta(days=7), timedelta(days=13), timedelta(days=18)

OPEN_RAPPORTAGES = 2  # so many still wait for the coördinator at the end of `uitvoering`

# Counted back from the day the evaluation must be ready.
VRAGENLIJST_VERSTUURD, VRAGENLIJST_DICHT = timedelta(days=45), timedelta(days=15)

LAATSTE_GELEZEN = timedelta(days=8)

SLUITUUR = time(23, 59, tzinfo=tijd.AMSTERDAM)  # as the form does


def begin(jaar: int) -> None:
    """Set the clock of the empty demonstration back to January, and load the code lists."""
    tijd.verzet(datetime(jaar, 1, 2, 9, tzinfo=tijd.AMSTERDAM))
    laad_bouwstenen()


def breng_tot(toneel: Toneel, stap: str) -> Ronde:
    """Bring the regional ronde of 2015 to `stap`; at `advies` the committee is weighing the set."""
    inhoud = inhoud_van_aanvragen("aanvragen")
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
        voer_uit(toneel, ronde, inhoud)
    if tot >= 7:
        evalueer(toneel, ronde, inhoud)
    return ronde


def voer_uit(toneel: Toneel, ronde: Ronde, inhoud: Inhoud) -> None:
    """Start the projects; their first reports come in, and most are accepted."""
    toneel.verleng_aanstellingen()
    besluitfase.beschik(toneel, ronde)
    uitvoeringsfase.lever_in(toneel, ronde, inhoud)
    uiterlijk = eerste_rapportagedag(ronde)
    uitvoeringsfase.accepteer(toneel, ronde, op=uiterlijk + GELEZEN, open_laten=OPEN_RAPPORTAGES)
    om(uiterlijk + WACHTEN, 9)


def evalueer(toneel: Toneel, ronde: Ronde, inhoud: Inhoud) -> None:
    """Accept what still waited, learn from the projects, and ask what everyone thought of it."""
    rest = eerste_rapportagedag(ronde) + REST_GELEZEN
    uitvoeringsfase.accepteer(toneel, ronde, op=rest)
    evaluatiefase.leer(toneel, ronde, inhoud)
    om(ronde.evaluatie_uiterlijk - VRAGENLIJST_VERSTUURD, 9)
    dicht = datetime.combine(ronde.evaluatie_uiterlijk - VRAGENLIJST_DICHT, SLUITUUR)
    evaluatiefase.vraag_na(toneel, ronde, sluit_op=dicht, open_laten=1)


def proefronde(toneel: Toneel) -> Ronde:
    """Play the smaller ronde of 2014 from call to evaluation; a few answers stay open."""
    inhoud = inhoud_van_aanvragen("aanvragen-2014")
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
    uitvoeringsfase.lever_in(toneel, ronde, inhoud)
    evaluatiefase.leer(toneel, ronde, inhoud)
    uitvoeringsfase.accepteer(toneel, ronde, op=ronde.evaluatie_uiterlijk - LAATSTE_GELEZEN)
    uitvoeringsfase.rond_af(toneel, ronde, open_laten=1)
    evaluatiefase.neem_collegas_aan(toneel, ronde)
    evaluatiefase.vraag_na(toneel, ronde, sluit_op=ronde.sluit_op + VRAGENLIJST_OPEN, gegeven=True)
    evaluatiefase.oordeel(toneel, ronde)
    return ronde
