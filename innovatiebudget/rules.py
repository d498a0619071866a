"""Who may do what on the roof."""

import rules

from aanvragen.models import Aanvraag
from deelnemers.rules import is_beheerder, is_coordinator


@rules.predicate
def ziet_aanvraag(gebruiker, aanvraag) -> bool:
    """Whether the application is among those this user may see (W62)."""
    return Aanvraag.objects.zichtbaar_voor(gebruiker).filter(pk=aanvraag.pk).exists()


rules.add_perm("innovatiebudget.lees_logboek", is_coordinator | is_beheerder)
rules.add_perm("innovatiebudget.lees_dossier", ziet_aanvraag)
