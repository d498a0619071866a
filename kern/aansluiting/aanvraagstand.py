"""Where an application is: the one answer, composed of what every floor knows (W14, W60, W63).

A floor adds a `Standbron`: expressions that a question about applications takes along, and a
function that reads them. So lists, dossier, start page, register and export ask the same, and
knowing it costs no query of its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kern.basis.register import Register


class Aanvraagstap(StrEnum):
    """A place on the road of an application, in the order in which it comes past them."""

    CONCEPT = "concept"
    INGETROKKEN = "ingetrokken"
    INGEDIEND = "ingediend"
    AANVULLING = "aanvulling"
    BUITEN_BEHANDELING = "buiten_behandeling"
    TOEGELATEN = "toegelaten"
    BEOORDELING = "beoordeling"
    WEGING = "weging"
    BESLUITVORMING = "besluitvorming"
    AFGEWEZEN = "afgewezen"
    TOEGEKEND = "toegekend"
    LOOPT = "loopt"
    AFGEROND = "afgerond"

    @property
    def hoever(self) -> int:
        """How far it is; of what several floors say, the furthest counts."""
        return list(Aanvraagstap).index(self)

    @property
    def eindigt(self) -> bool:
        """Whether it ended here for good: what a later floor knows of it counts no more."""
        return self in (Aanvraagstap.INGETROKKEN, Aanvraagstap.BUITEN_BEHANDELING)


@dataclass(frozen=True)
class Aanvraagstand:
    """Where an application is.

    `vorm` and `tekst` are the shape and the word in lists, `wat_nu` what the applicant does now,
    `zin` what is going on and `termijn` by when there is news (both sentences).
    """

    stap: Aanvraagstap
    vorm: str
    tekst: str
    wat_nu: str
    zin: str
    termijn: str = ""

    @property
    def vraagt_iets(self) -> bool:
        """Whether it waits for the applicant, against a term that is running."""
        return self.stap is Aanvraagstap.AANVULLING


@dataclass(frozen=True)
class Standbron:
    """What one floor knows.

    `velden` are expressions over an application, by the name under which `stand(aanvraag)` finds
    their value on it. It returns None when this floor has nothing to tell.
    """

    velden: Callable[[], Mapping[str, Any]]
    stand: Callable[[Any], Aanvraagstand | None]


class Aanvraagstanden(Register[Standbron]):
    """All floors that know something of where an application is."""

    def velden(self) -> dict[str, Any]:
        """Return what a question about applications annotates to be able to tell."""
        return {
            name: expression for bron in self._delen for name, expression in bron.velden().items()
        }

    def van(self, aanvraag: Any) -> Aanvraagstand:
        """Compose the answer for an application that carries `velden`; the furthest counts.

        Raises ValueError when no floor knows the application.
        """
        found = [stand for bron in self._delen if (stand := bron.stand(aanvraag))]
        ended = [stand for stand in found if stand.stap.eindigt]
        return max(ended or found, key=lambda stand: stand.stap.hoever)


aanvraagstanden = Aanvraagstanden()
