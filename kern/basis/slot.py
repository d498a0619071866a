"""Lock rows: one spelling for the whole house (law 1)."""

from typing import TypeVar

from django.db.models import Model

M = TypeVar("M", bound=Model)


def vergrendel(rij: M, *mee: str) -> M:
    """Return a fresh copy of a row, locked until the end of the transaction.

    `mee` names relations to fetch along (not locked). The lock leaves foreign keys to the row
    free, so that others may still refer to it. Raises DoesNotExist when the row is gone.
    """
    model = rij.__class__  # not type(): the user of a request is a lazy wrapper around one
    rows = model._default_manager.select_for_update(of=("self",), no_key=True)
    return rows.select_related(*mee).get(pk=rij.pk) if mee else rows.get(pk=rij.pk)
