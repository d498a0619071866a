"""Who may do what on the roof."""

import rules

from aanvragen.velden.models import Aanvraag


@rules.predicate
def ziet_aanvraag(gebruiker, aanvraag) -> bool:
    """Whether the application is among those this user may see (W62)."""
    return Aanvraag.objects.zichtbaar_voor(gebruiker).filter(pk=aanvraag.pk).exists()


rules.add_perm("innovatiebudget.lees_dossier", ziet_aanvraag)
