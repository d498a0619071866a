"""What someone searches the log by (W61)."""

from django.db.models import Q, QuerySet

from kern.logboek.models import Gebeurtenis
from kern.logboek.teksten import codes_met_woorden


def gebeurtenissen_met(rijen: QuerySet[Gebeurtenis], woorden: str) -> QuerySet[Gebeurtenis]:
    """Return the lines in which a reader sees these words: the person, the subject or the act."""
    return rijen.filter(
        Q(wie_naam__icontains=woorden)
        | Q(onderwerp_tekst__icontains=woorden)
        | Q(wat__icontains=woorden)
        | Q(wat__in=codes_met_woorden(woorden))
    )
