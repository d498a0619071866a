"""Who may read an attachment (W62)."""

import rules

from aanvragen.bijlagen.models import Bijlage
from aanvragen.bijlagen.queries import is_ontvangen
from aanvragen.velden.rules import werkt_mee_aan_aanvraag, ziet_aanvraag
from deelnemers.personen.models import Gebruiker


@rules.predicate
def mag_lezen(gebruiker: Gebruiker, bijlage: Bijlage | None) -> bool:
    """Who sees the application; of what is only in the draft, who works on it."""
    if bijlage is None or not ziet_aanvraag(gebruiker, bijlage.aanvraag):
        return False
    return werkt_mee_aan_aanvraag(gebruiker, bijlage.aanvraag) or is_ontvangen(bijlage)


rules.add_perm("aanvragen.bekijk_bijlage", mag_lezen)
