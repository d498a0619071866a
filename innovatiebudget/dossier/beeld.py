"""The line of steps of one dossier: from sent to evaluated, derived from what happened.

How it stands with one dossier, in words: what is going on and what the reader has to do.
"""

from dataclasses import dataclass
from datetime import date

from aanvragen.velden.models import Aanvraag
from innovatiebudget.dossier.queries import beschikking_of_niets, hoever_is
from kern.aansluiting.registers import Taak, taken
from kern.basis.termijnen import datum_kort, datum_lang
from kern.basis.tijd import lokaal, vandaag
from kern.ui.stukken import Stap

STAPNAMEN = ("Verstuurd", "Compleet", "Beoordeling", "Advies", "Besluit", "Uitvoering", "Evaluatie")


def _datumteksten(aanvraag: Aanvraag) -> list[str]:
    """Return under each step what is known of its date."""
    ronde = aanvraag.ronde
    versie = aanvraag.versies.first()
    beschikking = beschikking_of_niets(aanvraag)
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


def dossierstappen(aanvraag: Aanvraag) -> list[Stap]:
    """Return the seven steps with their date and whether they are done, now or later."""
    ver = hoever_is(aanvraag)
    teksten = _datumteksten(aanvraag)
    resultaat = []
    for i, naam in enumerate(STAPNAMEN):
        stand = "klaar" if i < ver.nu or (i == ver.nu and ver.klaar) else "straks"
        if i == ver.nu and not ver.klaar:
            stand = "nu"
        deel = _deel(aanvraag, i) if stand == "nu" else 0
        resultaat.append(Stap(naam=naam, datum_tekst=teksten[i], stand=stand, deel=deel))
    return resultaat


S = Aanvraag.Status


@dataclass(frozen=True)
class Dossierstand:
    """A sentence on where it stands, one on by when, and the tasks of the reader here."""

    zin: str
    termijn: str
    taken: list


def _zinnen(aanvraag: Aanvraag) -> tuple[str, str]:
    """Return what is going on and by when there is news."""
    r = aanvraag.ronde
    vast = {
        S.CONCEPT: ("De aanvraag is nog een concept.", ""),
        S.INGETROKKEN: ("De aanvraag is ingetrokken.", ""),
        S.BUITEN_BEHANDELING: ("De aanvraag is buiten behandeling gesteld.", ""),
        S.AANVULLING: ("Er is een aanvulling gevraagd.", ""),
        S.INGEDIEND: (
            "De coördinator controleert of de aanvraag compleet is.",
            f"U hoort uiterlijk {datum_lang(r.toetsing_tot)} of alles er is.",
        ),
    }
    if aanvraag.status in vast:
        return vast[aanvraag.status]
    if (ver := hoever_is(aanvraag)).klaar:
        return "De colleges hebben besloten: de aanvraag is afgewezen.", ""
    return {
        2: (
            "De commissie beoordeelt de aanvraag.",
            f"U hoort uiterlijk {datum_lang(r.besluitvorming_tot)} wat de colleges besluiten.",
        ),
        3: (
            "De commissie weegt alle aanvragen samen.",
            f"Het advies gaat uiterlijk {datum_lang(r.advies_tot)} naar de colleges.",
        ),
        4: (
            "De colleges besluiten over het advies.",
            f"U krijgt het besluit uiterlijk {datum_lang(r.besluitvorming_tot)}.",
        ),
        5: (
            ("Het project is toegekend en loopt.", "")
            if hasattr(aanvraag, "project")
            else ("Het project is toegekend. De coördinator start het.", "")
        ),
        6: (
            "Het project is afgerond.",
            f"De regio evalueert uiterlijk {datum_lang(r.evaluatie_uiterlijk)}.",
        ),
    }[ver.nu]


def _gaat_over(taak: Taak, aanvraag: Aanvraag) -> bool:
    """Whether a task names this application: in its title, its explanation or its address."""
    return (
        aanvraag.titel in taak.titel
        or f"“{aanvraag.titel}”" in taak.uitleg
        or f"/{aanvraag.nummer}/" in taak.url
    )


def dossierstand(gebruiker, aanvraag: Aanvraag) -> Dossierstand:
    """Put the sentences beside the reader's own tasks on this application (W60)."""
    zin, termijn = _zinnen(aanvraag)
    eigen = [t for t in taken.voor(gebruiker) if not t.wacht_op_anderen and _gaat_over(t, aanvraag)]
    return Dossierstand(zin, termijn, eigen)
