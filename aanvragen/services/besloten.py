"""From the first decision on an application can't be withdrawn any more (W14)."""

from collections.abc import Iterable

from aanvragen.models import Aanvraag
from kern.tijd import nu


def leg_besloten_vast(*, aanvraag_ids: Iterable[int]) -> None:
    """Note when the first college decided; called by a higher floor inside its own act.

    That act checks permission, locks the rows and writes the log. A moment that stands stays.
    """
    Aanvraag.objects.filter(pk__in=list(aanvraag_ids), besloten_op=None).update(besloten_op=nu())
