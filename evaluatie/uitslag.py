"""Dimension 3: what came out of the questionnaire, per role (R52, W50). Read only."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from evaluatie.microanalyse import MINIMUM_VOOR_INTERVAL
from evaluatie.models import Respons, Vragenronde
from evaluatie.services.vragenlijst import GROOTSTE, KLEINSTE, vragen_voor

MINIMUM = MINIMUM_VOOR_INTERVAL
ROLLEN = {
    "aanbieder": "Aanbieders",
    "commissielid": "Commissie",
    "gemeentemedewerker": "Gemeenten",
    "coordinator": "Coördinator",
}
WAARDEN = {
    1: "helemaal oneens",
    2: "oneens",
    3: "niet eens, niet oneens",
    4: "eens",
    5: "helemaal eens",
}
EENS = 4  # from here an answer agrees


@dataclass(frozen=True)
class Stelling:
    """How a statement was answered: the number per value, never only a mean."""

    vraag: str
    verdeling: list[int]  # number of answers for 1..5

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(self.verdeling)

    @property
    def eens(self) -> int:
        """How many agree."""
        return sum(self.verdeling[EENS - KLEINSTE :])


@dataclass(frozen=True)
class Groep:
    """One role: the response, and what was answered as far as it may be shown (W50)."""

    rol: str
    genodigd: int
    beantwoord: int
    getoond: int
    stellingen: list[Stelling]
    open_vragen: list[tuple[str, list[str]]]

    @property
    def naam(self) -> str:
        """What the role is called."""
        return ROLLEN.get(self.rol, self.rol.capitalize())

    @property
    def zichtbaar(self) -> bool:
        """Whether there are enough answers to show."""
        return self.getoond >= MINIMUM

    @property
    def wacht(self) -> int:
        """Answers that are in but not shown yet."""
        return self.beantwoord - self.getoond


@dataclass(frozen=True)
class Uitslag:
    """The questionnaire as it stands."""

    vragenronde: Vragenronde
    open: bool
    groepen: list[Groep]

    @property
    def genodigd(self) -> int:
        """How many people were asked."""
        return sum(g.genodigd for g in self.groepen)

    @property
    def beantwoord(self) -> int:
        """How many answered."""
        return sum(g.beantwoord for g in self.groepen)

    @property
    def zichtbaar(self) -> list[Groep]:
        """The groups whose answers may be shown."""
        return [g for g in self.groepen if g.zichtbaar]


def uitslag(vragenronde: Vragenronde, moment: datetime) -> Uitslag:
    """Return response and answers per role at a moment; two queries."""
    is_open = moment < vragenronde.sluit_op
    telling = (
        vragenronde.genodigden.order_by()
        .values_list("rol")
        .annotate(genodigd=Count("pk"), klaar=Count("pk", filter=Q(beantwoord=True)))
    )
    responsen: dict[str, list[Respons]] = defaultdict(list)
    for respons in vragenronde.responsen.all():
        responsen[respons.rol].append(respons)
    volgorde = list(ROLLEN)
    groepen = [
        _groep(vragenronde, rol, genodigd, klaar, _te_tonen(responsen[rol], is_open))
        for rol, genodigd, klaar in sorted(
            telling, key=lambda rij: volgorde.index(rij[0]) if rij[0] in volgorde else 9
        )
    ]
    return Uitslag(vragenronde, is_open, groepen)


def _te_tonen(responsen: list[Respons], is_open: bool) -> list[Respons]:
    """Return what may be shown: nothing under five; only full batches while it is open (W50)."""
    if len(responsen) < MINIMUM:
        return []
    if not is_open:
        return responsen
    vol = {nr for nr, n in Counter(r.lichting for r in responsen).items() if n >= MINIMUM}
    return [r for r in responsen if r.lichting in vol]


def _groep(
    vragenronde: Vragenronde, rol: str, genodigd: int, klaar: int, responsen: list[Respons]
) -> Groep:
    vragen = vragen_voor(vragenronde.ronde, rol) if responsen else []
    stellingen = [_stelling(v, responsen) for v in vragen if v["soort"] == "schaal"]
    open_vragen = [(v["vraag"], _teksten(v, responsen)) for v in vragen if v["soort"] == "open"]
    return Groep(rol, genodigd, klaar, len(responsen), stellingen, open_vragen)


def _stelling(vraag: dict[str, Any], responsen: list[Respons]) -> Stelling:
    telling = Counter(r.antwoorden.get(vraag["code"]) for r in responsen)
    return Stelling(vraag["vraag"], [telling[w] for w in range(KLEINSTE, GROOTSTE + 1)])


def _teksten(vraag: dict[str, Any], responsen: list[Respons]) -> list[str]:
    """Return the open answers in alphabetical order, so that none stands beside its statements."""
    teksten = [str(r.antwoorden[vraag["code"]]) for r in responsen if vraag["code"] in r.antwoorden]
    return sorted(teksten, key=str.casefold)
