"""One dossier at a glance: its line of steps, where it stands, what the reader does (W60)."""

from dataclasses import dataclass
from datetime import date

from aanvragen.velden.models import Aanvraag
from kern.aansluiting.aanvraagstand import Aanvraagstap
from kern.aansluiting.registers import Taak, taken
from kern.basis.termijnen import datum_kort
from kern.basis.tijd import lokaal, vandaag
from kern.toegang.wie import Wie
from kern.ui.stukken import Stap, Stapstand
from regeling.ronde.beeld.stappenlijn import FASENAMEN
from regeling.ronde.rekenen.fasen import Fase

# the steps of an application; from the assessment on those of its ronde, but for its own decision
STAPNAMEN = (
    "Verstuurd",
    "Compleet",
    FASENAMEN[Fase.BEOORDELING],
    FASENAMEN[Fase.ADVIES],
    "Besluit",
    FASENAMEN[Fase.UITVOERING],
    FASENAMEN[Fase.EVALUATIE],
)

# on which of these a dossier is, by where its application is
PLAATS_OP_DE_LIJN = {
    Aanvraagstap.CONCEPT: 0,
    Aanvraagstap.INGETROKKEN: 0,
    Aanvraagstap.INGEDIEND: 1,
    Aanvraagstap.AANVULLING: 1,
    Aanvraagstap.BUITEN_BEHANDELING: 1,
    Aanvraagstap.TOEGELATEN: 2,
    Aanvraagstap.BEOORDELING: 2,
    Aanvraagstap.WEGING: 3,
    Aanvraagstap.BESLUITVORMING: 4,
    Aanvraagstap.AFGEWEZEN: 4,
    Aanvraagstap.TOEGEKEND: 5,
    Aanvraagstap.LOOPT: 5,
    Aanvraagstap.AFGEROND: 6,
}

# where no later step follows: this one is done
LIEP_HIER_AF = {Aanvraagstap.BUITEN_BEHANDELING, Aanvraagstap.AFGEWEZEN}


def _datumteksten(aanvraag: Aanvraag) -> list[str]:
    """Return under each step what is known of its date."""
    ronde = aanvraag.ronde
    versie = aanvraag.versies.first()
    beschikking = getattr(aanvraag, "beschikking", None)
    verzonden = beschikking and beschikking.verzonden  # before that the applicant knows nothing
    return [
        datum_kort(lokaal(versie.ingediend_op).date()) if versie else "",
        f"uiterlijk {datum_kort(ronde.toetsing_tot)}",
        f"tot {datum_kort(ronde.beoordeling_tot)}",
        f"uiterlijk {datum_kort(ronde.advies_tot)}",
        datum_kort(verzonden) if verzonden else f"uiterlijk {datum_kort(ronde.besluitvorming_tot)}",
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


def _stapstand(plaats: int, bij: int, klaar: bool) -> Stapstand:
    """Tell whether the step at `plaats` is done, now or later, when a dossier is at `bij`."""
    if plaats == bij and not klaar:
        return "nu"
    return "klaar" if plaats <= bij else "straks"


def dossierstappen(aanvraag: Aanvraag) -> list[Stap]:
    """Return the seven steps with their date and whether they are done, now or later."""
    stap = aanvraag.stand.stap
    bij, klaar = PLAATS_OP_DE_LIJN[stap], stap in LIEP_HIER_AF
    teksten = _datumteksten(aanvraag)
    resultaat = []
    for i, naam in enumerate(STAPNAMEN):
        stand = _stapstand(i, bij, klaar)
        deel = _deel(aanvraag, i) if stand == "nu" else 0
        resultaat.append(Stap(naam=naam, datum_tekst=teksten[i], stand=stand, deel=deel))
    return resultaat


@dataclass(frozen=True)
class Dossierstand:
    """A sentence on where it stands, one on by when, and the tasks of the reader here."""

    zin: str
    termijn: str
    taken: list[Taak]


def dossierstand(gebruiker: Wie, aanvraag: Aanvraag) -> Dossierstand:
    """Put the sentences beside the reader's own tasks on this application (W60)."""
    stand = aanvraag.stand
    eigen = [t for t in taken.over(gebruiker, aanvraag) if not t.wacht_op_anderen]
    return Dossierstand(stand.zin, stand.termijn, eigen)
