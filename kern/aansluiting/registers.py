"""Registers through which a lower floor shows what higher floors know: tasks, tabs, milestones.

Each kamer fills them in its `aansluiting.py`; nobody imports upwards. Everything is asked per
request and derived by query, nothing is stored (law 10).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from inspect import signature
from typing import Any, Literal

from django.db.models import Model
from django.http import HttpRequest
from django.utils.safestring import SafeString

from kern.basis.register import Register
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie

Mijlpaalstand = Literal["klaar", "nu", "straks"]


@dataclass(frozen=True)
class Taak:
    """Something a person has to do now, or is waiting for (W60).

    `onderwerp` is the primary key of the application it is about, so that the dossier can show it;
    None for a task about several applications, a ronde or the person.
    """

    titel: str
    uitleg: str
    url: str
    datum: date | None = None
    wacht_op_anderen: bool = False
    onderwerp: int | None = None


class Taken(Register[Callable[..., Iterable[Taak]]]):
    """Functions that tell which tasks a user has.

    `(gebruiker) -> Iterable[Taak]`, or `(gebruiker, *, onderwerp: int | None = None)` when some of
    them are about one application: with `onderwerp` only those are wanted, so that the question
    behind them can be narrowed (`rows.filter(aanvraag=onderwerp)`) and others be skipped. Tasks
    about something else may be returned all the same; they are left out here.
    """

    def voor(self, gebruiker: Wie) -> list[Taak]:
        """Return all tasks of a user: own ones first, the nearest date first, no date last."""
        return self._op_volgorde(taak for functie in self._delen for taak in functie(gebruiker))

    def over(self, gebruiker: Wie, aanvraag: Model) -> list[Taak]:
        """Return the tasks of a user about one application, in the same order.

        Only functions that know of one application are asked.
        """
        gericht = [f for f in self._delen if "onderwerp" in signature(f).parameters]
        found = (taak for f in gericht for taak in f(gebruiker, onderwerp=aanvraag.pk))
        return self._op_volgorde(taak for taak in found if taak.onderwerp == aanvraag.pk)

    @staticmethod
    def _op_volgorde(taken: Iterable[Taak]) -> list[Taak]:
        return sorted(taken, key=lambda t: (t.wacht_op_anderen, t.datum or date.max, t.titel))


@dataclass(frozen=True)
class DossierTab:
    """A tab on the dossier of an application.

    `mag` is a permission asked with the application (None: everyone who may see the dossier);
    `view(request, aanvraag)` gives the HTML of the tab; `aantal(request, aanvraag)` its counter.
    """

    code: str
    titel: str
    volgorde: int
    mag: str | None
    view: Callable[[HttpRequest, Any], SafeString]
    aantal: Callable[[HttpRequest, Any], int] | None = None


class DossierTabs(Register[DossierTab]):
    """Tabs of the dossier."""

    def voor(self, gebruiker: Wie, aanvraag: Model) -> list[DossierTab]:
        """Return the tabs this user may see, in order."""
        seen = [t for t in self._delen if t.mag is None or mag(gebruiker, t.mag, aanvraag)]
        return sorted(seen, key=lambda tab: (tab.volgorde, tab.code))


@dataclass(frozen=True)
class Mijlpaal:
    """A point on the timeline of a dossier; no date when it is not known yet."""

    datum: date | None
    titel: str
    tekst: str = ""
    stand: Mijlpaalstand = "klaar"


class Mijlpalen(Register[Callable[[Any, Any], Iterable[Mijlpaal]]]):
    """Functions that tell the milestones; `(aanvraag, gebruiker) -> Iterable[Mijlpaal]`."""

    def voor(self, aanvraag: Model, gebruiker: Wie) -> list[Mijlpaal]:
        """Return all milestones that this user may see, oldest first, no date last."""
        found = [m for functie in self._delen for m in functie(aanvraag, gebruiker)]
        return sorted(found, key=lambda m: m.datum or date.max)


taken = Taken()

dossier_tabs = DossierTabs()

dossier_gebeurtenissen = Mijlpalen()
