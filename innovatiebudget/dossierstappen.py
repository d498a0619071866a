"""The line of steps of one dossier: from sent to evaluated, derived from what happened."""

from dataclasses import dataclass
from datetime import date

from aanvragen.models import Aanvraag
from kern.onderdelen import Stap
from kern.termijnen import datum_kort
from kern.tijd import lokaal, vandaag

S = Aanvraag.Status
NAMEN = ("Verstuurd", "Compleet", "Beoordeling", "Advies", "Besluit", "Uitvoering", "Evaluatie")


@dataclass(frozen=True)
class Ver:
    """How far a dossier is: the index in NAMEN of the step, and whether it ended there."""

    nu: int
    klaar: bool = False


def _beschikking(aanvraag: Aanvraag):
    return getattr(aanvraag, "beschikking", None)


def hoever(aanvraag: Aanvraag) -> Ver:
    """Derive the current step from the state of the application and the rows of higher floors."""
    if aanvraag.status in (S.CONCEPT, S.INGETROKKEN):
        return Ver(0)
    if aanvraag.status == S.BUITEN_BEHANDELING:
        return Ver(1, klaar=True)
    if aanvraag.status != S.TOEGELATEN:
        return Ver(1)
    beschikking = _beschikking(aanvraag)
    if project := getattr(aanvraag, "project", None):
        return Ver(6) if project.afgerond_op else Ver(5)
    if beschikking and beschikking.verzonden_op:
        return Ver(5) if beschikking.bedrag else Ver(4, klaar=True)
    if aanvraag.aandelen.exists():
        return Ver(4)
    if aanvraag.adviesregels.exists():
        return Ver(3)
    return Ver(2)


def _datumteksten(aanvraag: Aanvraag) -> list[str]:
    """Return under each step what is known of its date."""
    ronde = aanvraag.ronde
    versie = aanvraag.versies.first()
    beschikking = _beschikking(aanvraag)
    return [
        datum_kort(lokaal(versie.ingediend_op).date()) if versie else "",
        f"uiterlijk {datum_kort(ronde.toetsing_tot)}",
        f"tot {datum_kort(ronde.beoordeling_tot)}",
        f"uiterlijk {datum_kort(ronde.advies_tot)}",
        datum_kort(beschikking.datum)
        if beschikking
        else f"uiterlijk {datum_kort(ronde.besluitvorming_tot)}",
        f"vanaf {datum_kort(ronde.uitvoering_van)}",
        f"uiterlijk {datum_kort(ronde.evaluatie_uiterlijk)}",
    ]


def _deel(aanvraag: Aanvraag, stap: int) -> int:
    """Tell how far today lies in the current step, 0-100, for the filled part of the line."""
    r = aanvraag.ronde
    grenzen: list[date] = [
        lokaal(r.opent_op).date(),
        lokaal(r.sluit_op).date(),
        r.toetsing_tot,
        r.beoordeling_tot,
        r.advies_tot,
        r.uitvoering_van,
        r.evaluatie_uiterlijk,
        r.evaluatie_uiterlijk,
    ]
    begin, eind = grenzen[stap], grenzen[stap + 1]
    if eind <= begin:
        return 50
    return max(0, min(100, 100 * (vandaag() - begin).days // (eind - begin).days))


def stappen(aanvraag: Aanvraag) -> list[Stap]:
    """Return the seven steps with their date and whether they are done, now or later."""
    ver = hoever(aanvraag)
    teksten = _datumteksten(aanvraag)
    resultaat = []
    for i, naam in enumerate(NAMEN):
        stand = "klaar" if i < ver.nu or (i == ver.nu and ver.klaar) else "straks"
        if i == ver.nu and not ver.klaar:
            stand = "nu"
        deel = _deel(aanvraag, i) if stand == "nu" else 0
        resultaat.append(Stap(naam=naam, datum_tekst=teksten[i], stand=stand, deel=deel))
    return resultaat
