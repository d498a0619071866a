"""Ask whether someone may do something; the answers live in `<app>/rules.py`.

Only predicates decide: a superuser gets nothing for free, so secrecy (W21) holds for managers too.
"""

from typing import Any

import rules
from django.http import Http404

from kern.toegang.wie import Wie


class GeenToegang(Http404):
    """The person may not do or see this; answered as 404 so that existence does not leak (W62)."""


def mag(wie: Wie | None, perm: str, obj: Any = None) -> bool:
    """Return whether `wie` may do `perm` with `obj`, whatever its predicate asks about.

    Raises LookupError for a permission that nobody declared: a typing error, not a refusal.
    """
    if not rules.perm_exists(perm):
        raise LookupError(f"Unknown permission: {perm}")
    if wie is None or (wie.is_authenticated and not wie.is_active):
        return False
    return bool(rules.has_perm(perm, wie, obj))


def eis(wie: Wie | None, perm: str, obj: Any = None) -> None:
    """Raise GeenToegang unless `wie` may do `perm` with `obj`."""
    if not mag(wie, perm, obj):
        raise GeenToegang("Deze pagina bestaat niet of is niet voor u bestemd.")
