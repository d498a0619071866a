"""Dimension 3: who is asked what, and what came out per role (R52, W50)."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from deelnemers.personen.models import Aanstelling, Gebruiker
from evaluatie.micro.rekenen import MINIMUM_VOOR_INTERVAL
from evaluatie.tevredenheid.models import Respons, Vragenronde
from evaluatie.tevredenheid.rekenen import GROOTSTE_WAARDE, KLEINSTE_WAARDE
from regeling.ronde.models import Ronde

MINIMUM_ANTWOORDEN = MINIMUM_VOOR_INTERVAL

ROLNAMEN = {
    "aanbieder": "Aanbieders",
    "commissielid": "Commissie",
    "gemeentemedewerker": "Gemeenten",
    "coordinator": "Coördinator",
}

SCHAALWAARDEN = {
    1: "helemaal oneens",
    2: "oneens",
    3: "niet eens, niet oneens",
    4: "eens",
    5: "helemaal eens",
}

EENS_VANAF = 4  # from here an answer agrees


@dataclass(frozen=True)
class Stellinguitslag:
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
        return sum(self.verdeling[EENS_VANAF - KLEINSTE_WAARDE :])


@dataclass(frozen=True)
class Roluitslag:
    """One role: the response, and what was answered as far as it may be shown (W50)."""

    rol: str
    genodigd: int
    beantwoord: int
    getoond: int
    stellingen: list[Stellinguitslag]
    open_vragen: list[tuple[str, list[str]]]

    @property
    def naam(self) -> str:
        """What the role is called."""
        return ROLNAMEN.get(self.rol, self.rol.capitalize())

    @property
    def zichtbaar(self) -> bool:
        """Whether there are enough answers to show."""
        return self.getoond >= MINIMUM_ANTWOORDEN

    @property
    def wacht(self) -> int:
        """Answers that are in but not shown yet."""
        return self.beantwoord - self.getoond


@dataclass(frozen=True)
class Vragenlijstuitslag:
    """The questionnaire as it stands."""

    vragenronde: Vragenronde
    open: bool
    groepen: list[Roluitslag]

    @property
    def genodigd(self) -> int:
        """How many people were asked."""
        return sum(g.genodigd for g in self.groepen)

    @property
    def beantwoord(self) -> int:
        """How many answered."""
        return sum(g.beantwoord for g in self.groepen)

    @property
    def zichtbaar(self) -> list[Roluitslag]:
        """The groups whose answers may be shown."""
        return [g for g in self.groepen if g.zichtbaar]


def vragenlijstuitslag(vragenronde: Vragenronde, moment: datetime) -> Vragenlijstuitslag:
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
    volgorde = list(ROLNAMEN)
    groepen = [
        _roluitslag(vragenronde, rol, genodigd, klaar, _te_tonen(responsen[rol], is_open))
        for rol, genodigd, klaar in sorted(
            telling, key=lambda rij: volgorde.index(rij[0]) if rij[0] in volgorde else 9
        )
    ]
    return Vragenlijstuitslag(vragenronde, is_open, groepen)


def _te_tonen(responsen: list[Respons], is_open: bool) -> list[Respons]:
    """Return what may be shown: nothing under five; only full batches while it is open (W50)."""
    if len(responsen) < MINIMUM_ANTWOORDEN:
        return []
    if not is_open:
        return responsen
    vol = {
        nr for nr, n in Counter(r.lichting for r in responsen).items() if n >= MINIMUM_ANTWOORDEN
    }
    return [r for r in responsen if r.lichting in vol]


def _roluitslag(
    vragenronde: Vragenronde, rol: str, genodigd: int, klaar: int, responsen: list[Respons]
) -> Roluitslag:
    vragen = vragen_voor_rol(vragenronde.ronde, rol) if responsen else []
    stellingen = [_stellinguitslag(v, responsen) for v in vragen if v["soort"] == "schaal"]
    open_vragen = [(v["vraag"], _teksten(v, responsen)) for v in vragen if v["soort"] == "open"]
    return Roluitslag(rol, genodigd, klaar, len(responsen), stellingen, open_vragen)


def _stellinguitslag(vraag: dict[str, Any], responsen: list[Respons]) -> Stellinguitslag:
    telling = Counter(r.antwoorden.get(vraag["code"]) for r in responsen)
    return Stellinguitslag(
        vraag["vraag"], [telling[w] for w in range(KLEINSTE_WAARDE, GROOTSTE_WAARDE + 1)]
    )


def _teksten(vraag: dict[str, Any], responsen: list[Respons]) -> list[str]:
    """Return the open answers in alphabetical order, so that none stands beside its statements."""
    teksten = [str(r.antwoorden[vraag["code"]]) for r in responsen if vraag["code"] in r.antwoorden]
    return sorted(teksten, key=str.casefold)


def betrokkenen_bij_ronde(ronde: Ronde) -> dict[int, str]:
    """Return user id -> role of everyone involved in the ronde; the first role found counts.

    Committee and secretaris together, then the people of the region and of the municipalities that
    take part, then everyone of an organisation that sent an application. Without questions for a
    role nobody is asked in it. Three queries.
    """
    zetels = Zetel.objects.actief().filter(commissie__ronde=ronde, gebruiker__is_active=True)
    aanstellingen = Aanstelling.objects.geldig().filter(
        Q(gemeente=None) | Q(gemeente__in=ronde.deelnames.values("gemeente")),
        gebruiker__is_active=True,
    )
    indieners = Gebruiker.objects.filter(
        is_active=True,
        lidmaatschappen__aanbieder__aanvragen__in=Aanvraag.objects.ontvangen().filter(ronde=ronde),
    )
    found = [
        *((pk, "commissielid") for pk in zetels.values_list("gebruiker_id", flat=True)),
        *aanstellingen.values_list("gebruiker", "rol"),
        *((pk, "aanbieder") for pk in indieners.order_by("pk").values_list("pk", flat=True)),
    ]
    rollen: dict[int, str] = {}
    for gebruiker, rol in found:
        rollen.setdefault(gebruiker, rol)
    return {pk: rol for pk, rol in rollen.items() if ronde.vragenlijst.get(rol)}


def vragen_voor_rol(ronde: Ronde, rol: str) -> list[dict[str, str]]:
    """Return the questions of a role: {code, soort: schaal|open, vraag}."""
    return ronde.vragenlijst.get(rol, [])
