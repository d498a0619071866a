"""Which rows of a model someone may see: said by every floor, asked in one place (W62, law 13).

A kamer tells in its `aansluiting.py` (or `rules.py`) what its people may see; whoever lists, counts,
exports or mails rows asks `Model.objects.zichtbaar_voor(gebruiker)`.
"""

from collections.abc import Callable
from typing import Self, TypeVar

from django.db.models import Model, Q, QuerySet

from kern.basis.register import Register
from kern.toegang.wie import Wie

Voorwaarde = Callable[[Wie], Q]

NIETS = Q(pk__in=[])  # the condition that no row meets

_voorwaarden: dict[str, Register[Voorwaarde]] = {}


def registreer_zichtbaarheid(model: str) -> Callable[[Voorwaarde], Voorwaarde]:
    """Let a floor say what its people may see of a model, such as "aanvragen.aanvraag".

    For a function `(gebruiker) -> Q` over the rows of that model; it is only asked for someone who
    is logged in and active, and says `NIETS` when it has nothing to show.

        @registreer_zichtbaarheid("aanvragen.aanvraag")
        def zichtbaar_voor_leden(gebruiker: Gebruiker) -> Q: ...
    """
    return _voorwaarden.setdefault(model.lower(), Register()).registreer


def zichtbaarheid_voor(model: type[Model], gebruiker: Wie | None) -> Q:
    """Return the condition for this person; `NIETS` for a visitor or someone who left."""
    if gebruiker is None or not gebruiker.is_authenticated or not gebruiker.is_active:
        return NIETS
    condition = NIETS
    if register := _voorwaarden.get(model._meta.label_lower):
        for functie in register.alle():
            condition |= functie(gebruiker)
    return condition


Rij = TypeVar("Rij", bound=Model)


class ZichtbaarQuerySet(QuerySet[Rij]):
    """Questions about rows of which floors say who may see them."""

    def zichtbaar_voor(self, gebruiker: Wie | None) -> Self:
        """Return what this person may see: the one filter of pages, lists, exports and mail."""
        return self.filter(zichtbaarheid_voor(self.model, gebruiker))
