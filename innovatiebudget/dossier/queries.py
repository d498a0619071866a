"""The dossier: one application from submission to evaluation, put together from all floors.

The line of steps of one dossier: from sent to evaluated, derived from what happened.
"""

from dataclasses import dataclass

from aanvragen.velden.models import Aanvraag


def in_het_kort(aanvraag: Aanvraag) -> dict:
    """Return the application in short, of what was received last."""
    versie = aanvraag.versies.last()
    groepen = aanvraag.doelgroepen.select_related("doelgroep")
    namen = [g.gemeente.naam for g in aanvraag.gemeenten.select_related("gemeente")]
    return {
        "gevraagd": versie.gevraagd if versie else None,
        "hoofd": next((g.doelgroep for g in groepen if g.hoofd), None),
        "gemeenten": " en ".join(filter(None, [", ".join(namen[:-1]), *namen[-1:]])),
    }


S = Aanvraag.Status


@dataclass(frozen=True)
class Hoever:
    """How far a dossier is: the index in NAMEN of the step, and whether it ended there."""

    nu: int
    klaar: bool = False


def beschikking_of_niets(aanvraag: Aanvraag):
    return getattr(aanvraag, "beschikking", None)


def hoever_is(aanvraag: Aanvraag) -> Hoever:
    """Derive the current step from the state of the application and the rows of higher floors."""
    if aanvraag.status in (S.CONCEPT, S.INGETROKKEN):
        return Hoever(0)
    if aanvraag.status == S.BUITEN_BEHANDELING:
        return Hoever(1, klaar=True)
    if aanvraag.status != S.TOEGELATEN:
        return Hoever(1)
    beschikking = beschikking_of_niets(aanvraag)
    if project := getattr(aanvraag, "project", None):
        return Hoever(6) if project.afgerond_op else Hoever(5)
    if beschikking and beschikking.verzonden_op:
        return Hoever(5) if beschikking.bedrag else Hoever(4, klaar=True)
    if aanvraag.aandelen.exists():
        return Hoever(4)
    if aanvraag.adviesregels.exists():
        return Hoever(3)
    return Hoever(2)
