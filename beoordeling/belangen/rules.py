"""Who may declare, and who is independent of an application (W20)."""

import rules

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.queries import zichtbaar_voor_commissie
from beoordeling.commissie.rules import is_eigen_zetel
from kern.toegang.wie import Wie


@rules.predicate
def is_onafhankelijk_verklaard(gebruiker: Wie, aanvraag: Aanvraag | None = None) -> bool:
    """Through the seat itself, not through another role of the same person (W20)."""
    return bool(
        aanvraag
        and Aanvraag.objects.filter(zichtbaar_voor_commissie(gebruiker), pk=aanvraag.pk).exists()
    )


rules.add_perm("beoordeling.verklaren", is_eigen_zetel)
