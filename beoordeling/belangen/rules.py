"""Who may do what on this floor (R20, W20, W21). The only place that decides it."""

from typing import Any

import rules

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.rules import is_eigen_zetel


@rules.predicate
def ziet_aanvraag(gebruiker: Any, aanvraag: Aanvraag | None = None) -> bool:
    """The application is visible to this user: declared free of interest, or secretaris (W20)."""
    return bool(
        aanvraag and Aanvraag.objects.zichtbaar_voor(gebruiker).filter(pk=aanvraag.pk).exists()
    )


@rules.predicate
def is_onafhankelijk_verklaard(gebruiker: Any, aanvraag: Aanvraag | None = None) -> bool:
    """Through the seat itself, not through another role of the same person (W20)."""
    from beoordeling.belangen.queries import zichtbaar_voor_commissie

    return bool(
        aanvraag
        and Aanvraag.objects.filter(zichtbaar_voor_commissie(gebruiker), pk=aanvraag.pk).exists()
    )


rules.add_perm("beoordeling.verklaren", is_eigen_zetel)
