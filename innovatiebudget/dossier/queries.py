"""The dossier: one application from submission to evaluation, put together from all floors."""

from aanvragen.velden.models import Aanvraag
from kern.basis.tekst import opsomming


def in_het_kort(aanvraag: Aanvraag) -> dict:
    """Return the application in short, of what was received last."""
    versie = aanvraag.versies.last()
    groepen = aanvraag.doelgroepen.select_related("doelgroep")
    namen = [g.gemeente.naam for g in aanvraag.gemeenten.select_related("gemeente")]
    return {
        "gevraagd": versie.gevraagd if versie else None,
        "hoofd": next((g.doelgroep for g in groepen if g.hoofd), None),
        "gemeenten": opsomming(namen),
    }
