"""Where an application is, as far as this floor knows: from draft to let through (W13, W14)."""

from aanvragen.velden.models import Aanvraag
from kern.aansluiting.aanvraagstand import Aanvraagstand, Aanvraagstap
from kern.basis.termijnen import datum_kort, datum_lang
from kern.basis.tijd import lokaal


def _wat_nu_met_concept(aanvraag: Aanvraag) -> str:
    """Say what to do with a draft, as long as the ronde takes applications and after that."""
    ronde = aanvraag.ronde
    if not ronde.is_open:
        return "De ronde is gesloten"
    return f"Maak af en verstuur voor {datum_kort(lokaal(ronde.sluit_op).date())}"


def _concept(aanvraag: Aanvraag) -> Aanvraagstand:
    return Aanvraagstand(
        Aanvraagstap.CONCEPT,
        "bezig",
        "Concept",
        _wat_nu_met_concept(aanvraag),
        "De aanvraag is nog een concept.",
    )


def _ingediend(aanvraag: Aanvraag) -> Aanvraagstand:
    tot = aanvraag.ronde.toetsing_tot
    return Aanvraagstand(
        Aanvraagstap.INGEDIEND,
        "nog_niet",
        "Ingediend",
        f"De coördinator controleert, tot {datum_kort(tot)}",
        "De coördinator controleert of de aanvraag compleet is.",
        f"U hoort uiterlijk {datum_lang(tot)} of alles er is.",
    )


def _aanvulling(aanvraag: Aanvraag) -> Aanvraagstand:
    return Aanvraagstand(
        Aanvraagstap.AANVULLING,
        "aanpassen",
        "Aanvulling gevraagd",
        "Vul uw aanvraag aan",
        "Er is een aanvulling gevraagd.",
    )


def _toegelaten(aanvraag: Aanvraag) -> Aanvraagstand:
    return Aanvraagstand(
        Aanvraagstap.TOEGELATEN,
        "klaar",
        "Toegelaten",
        "U hoeft nu niets te doen",
        "De aanvraag is toegelaten.",
    )


def _buiten_behandeling(aanvraag: Aanvraag) -> Aanvraagstand:
    return Aanvraagstand(
        Aanvraagstap.BUITEN_BEHANDELING,
        "afwijkend",
        "Buiten behandeling",
        "Lees de brief in het dossier",
        "De aanvraag is buiten behandeling gesteld.",
    )


def _ingetrokken(aanvraag: Aanvraag) -> Aanvraagstand:
    return Aanvraagstand(
        Aanvraagstap.INGETROKKEN,
        "slot",
        "Ingetrokken",
        "U kunt opnieuw versturen" if aanvraag.ronde.is_open else "U hoeft niets te doen",
        "De aanvraag is ingetrokken.",
    )


STAND_BIJ_STATUS = {
    Aanvraag.Status.CONCEPT: _concept,
    Aanvraag.Status.INGEDIEND: _ingediend,
    Aanvraag.Status.AANVULLING: _aanvulling,
    Aanvraag.Status.TOEGELATEN: _toegelaten,
    Aanvraag.Status.BUITEN_BEHANDELING: _buiten_behandeling,
    Aanvraag.Status.INGETROKKEN: _ingetrokken,
}


def stand_in_aanvraagfase(aanvraag: Aanvraag) -> Aanvraagstand:
    """Tell where an application is by its own state; reads its ronde."""
    return STAND_BIJ_STATUS[Aanvraag.Status(aanvraag.status)](aanvraag)
