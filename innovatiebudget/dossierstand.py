"""How it stands with one dossier, in words: what is going on and what the reader has to do."""

from dataclasses import dataclass

from aanvragen.models import Aanvraag
from innovatiebudget.dossierstappen import hoever
from kern.registers import Taak, taken
from kern.termijnen import datum_lang

S = Aanvraag.Status


@dataclass(frozen=True)
class Stand:
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
    if (ver := hoever(aanvraag)).klaar:
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


def stand(gebruiker, aanvraag: Aanvraag) -> Stand:
    """Put the sentences beside the reader's own tasks on this application (W60)."""
    zin, termijn = _zinnen(aanvraag)
    eigen = [t for t in taken.voor(gebruiker) if not t.wacht_op_anderen and _gaat_over(t, aanvraag)]
    return Stand(zin, termijn, eigen)
